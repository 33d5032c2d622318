//! Work on a thread of its own: started with what it needs, asked now and then whether it is done.
//!
//! A panic inside is caught and reported; it never takes the plant with it.

use std::{
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        mpsc::{self, Receiver, TryRecvError},
    },
    thread,
};

/// Called from the thread of a job when there is something to look at: the window asks for a frame.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The work broke down; the message is for a bug report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Breakdown(pub String);

/// Work in progress.
pub struct Job<T> {
    result: Receiver<Result<T, Breakdown>>,
}

impl<T> fmt::Debug for Job<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Job")
    }
}

impl<T: Send + 'static> Job<T> {
    /// Starts `work` on a thread of this name and calls `wake` when it is done.
    pub fn start(name: &str, wake: Wake, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (send, result) = mpsc::channel();
        let failed = send.clone();
        let run = move || {
            // Nobody may be waiting any more; then the result is for nobody.
            send.send(guarded(work)).ok();
            wake();
        };
        if let Err(error) = thread::Builder::new().name(name.to_owned()).spawn(run) {
            failed.send(Err(Breakdown(error.to_string()))).ok();
        }
        Self { result }
    }

    /// The result, once it is there; `None` while the work goes on. Gives it only once.
    pub fn poll(&self) -> Option<Result<T, Breakdown>> {
        match self.result.try_recv() {
            Ok(result) => Some(result),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                Some(Err(Breakdown("the result was taken already".to_owned())))
            }
        }
    }

    /// Waits for the result: for the command line and for leaving the window.
    pub fn wait(self) -> Result<T, Breakdown> {
        let gone = |_| Err(Breakdown("the result was taken already".to_owned()));
        self.result.recv().unwrap_or_else(gone)
    }
}

/// Runs `work`; a panic becomes a [`Breakdown`].
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Breakdown> {
    // What the work had borrowed is thrown away with it, so nobody sees it half done.
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let text = payload
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| payload.downcast_ref::<&str>().copied());
        Breakdown(text.unwrap_or("unknown cause").to_owned())
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    #[test]
    fn a_job_gives_its_result_and_wakes() {
        let woken = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&woken);
        let (go, start) = mpsc::channel::<()>();
        let job = Job::start(
            "test",
            Arc::new(move || seen.store(true, Ordering::SeqCst)),
            move || {
                start.recv().ok();
                42
            },
        );
        assert_eq!(job.poll(), None);
        go.send(()).unwrap();
        assert_eq!(job.wait(), Ok(42));
    }

    #[test]
    fn a_job_that_panics_says_so_and_nothing_else_happens() {
        let job: Job<()> = Job::start("test", Arc::new(|| ()), || panic!("no such zone"));
        assert_eq!(job.wait(), Err(Breakdown("no such zone".to_owned())));
    }
}
