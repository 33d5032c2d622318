//! Rules about flows of data (step 1-4).

use super::Draft;
use crate::{
    analysis::lint::Fix,
    plant::{Data, Flow, FlowEnd},
};

#[test]
fn a_flow_with_an_open_end_is_named() {
    let mut draft = Draft::new();
    let (from, to) = (draft.device("plc", None), draft.device("scada", None));
    let flow = draft.id();
    let whole = Flow {
        from: Some(FlowEnd::Device(from)),
        to: Some(FlowEnd::Device(to)),
        ..Flow::default()
    };
    draft.plant.flows.insert(flow, whole.clone());
    assert!(!draft.fires("V-DAT-02"));
    draft.plant.flows.insert(flow, Flow { to: None, ..whole });
    assert_eq!(draft.fixes("V-DAT-02"), [Fix::Remove(flow.into())]);
}

#[test]
fn a_flow_that_carries_nothing_known_is_named() {
    let mut draft = Draft::new();
    let (flow, data) = (draft.id(), draft.id());
    draft.plant.data.insert(data, Data::default());
    draft.plant.flows.insert(flow, Flow::default());
    assert!(draft.fires("V-DAT-04"));
    let record = draft.plant.flows.get_mut(&flow).expect("it was drawn");
    record.data.insert(data);
    assert!(!draft.fires("V-DAT-04"));
}
