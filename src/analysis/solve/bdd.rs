//! A small binary decision diagram: monotone functions of step switches, built with AND and OR only.
//!
//! Own tables instead of hash maps: the same functions get the same numbers on every machine and run.

use super::Dense;

/// A function; equal numbers mean equal functions.
pub type Ref = u32;
/// The function that is always false.
pub const FALSE: Ref = 0;
/// The function that is always true.
pub const TRUE: Ref = 1;

/// A test of one switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Test {
    /// Place of the switch in the order; smaller is tested first.
    pub level: u32,
    /// The function if it is off.
    pub off: Ref,
    /// The function if it is on.
    pub on: Ref,
}

/// Passed the limit: the functions do not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Op {
    And,
    Or,
}

/// Combinations a part may take per test it may hold; both limits are counted, never timed (D-60).
const OPERATIONS_PER_TEST: u64 = 24;
/// Tests one above the other that a combination may walk down; keeps the stack small on plants with thousands of entries.
const DEPTH_LIMIT: u32 = 2_000;
/// In the tables of tests and combinations: nothing here. Test 0 is a constant and never looked up.
const EMPTY: u32 = 0;
const FIRST_BUCKETS: u32 = 1 << 12;
/// Combinations that are remembered: as many as there are buckets, up to so many.
const CACHE_LIMIT: u32 = 1 << 20;

/// All functions of one plant, sharing their tests.
#[derive(Clone, Debug)]
pub struct Diagram {
    tests: Dense<Test>,
    buckets: Dense<u32>,
    cache: Dense<(u32, u32, Ref)>,
    limit: u32,
    part_limit: u32,
    operations_left: u64,
}

impl Diagram {
    /// An empty diagram that holds at most `limit` tests.
    pub fn new(limit: u32) -> Self {
        let terminal = |value| Test {
            level: u32::MAX,
            off: value,
            on: value,
        };
        Self {
            tests: vec![terminal(FALSE), terminal(TRUE)].into(),
            buckets: Dense::filled(FIRST_BUCKETS, EMPTY),
            cache: Dense::filled(FIRST_BUCKETS, (EMPTY, EMPTY, FALSE)),
            limit,
            part_limit: limit,
            operations_left: u64::from(limit) * OPERATIONS_PER_TEST,
        }
    }

    /// Begins a part that may add `limit` tests, whatever the parts before it took.
    pub fn begin_part(&mut self, limit: u32) {
        self.part_limit = self.tests.len().saturating_add(limit).min(self.limit);
        self.operations_left = u64::from(limit) * OPERATIONS_PER_TEST;
    }

    /// Tests held, the two constants included; every test stands after those it leads to.
    pub const fn tests(&self) -> &Dense<Test> {
        &self.tests
    }

    /// The tests that `roots` lead to, and only those; the roots are named anew.
    pub fn only(self, roots: &mut [&mut Ref]) -> Dense<Test> {
        let mut place = Dense::filled(self.tests.len(), EMPTY);
        for root in roots.iter() {
            place[**root] = 1;
        }
        for number in (2..self.tests.len()).rev() {
            if place[number] != EMPTY {
                let test = self.tests[number];
                place[test.on] = 1;
                place[test.off] = 1;
            }
        }
        (place[FALSE], place[TRUE]) = (FALSE, TRUE);
        let mut kept: Vec<Test> = vec![self.tests[FALSE], self.tests[TRUE]];
        for (number, test) in (0..).zip(&self.tests).skip(2) {
            if place[number] != EMPTY {
                place[number] = kept.len() as u32;
                kept.push(Test {
                    level: test.level,
                    off: place[test.off],
                    on: place[test.on],
                });
            }
        }
        for root in roots {
            **root = place[**root];
        }
        kept.into()
    }

    /// The function "switch at `level` is on and `then` holds"; `then` must not test above `level`.
    pub fn switch(&mut self, level: u32, then: Ref) -> Result<Ref, TooLarge> {
        if self.tests[then].level > level {
            return self.test(level, FALSE, then);
        }
        let alone = self.test(level, FALSE, TRUE)?;
        self.and(alone, then)
    }

    /// Both hold.
    pub fn and(&mut self, f: Ref, g: Ref) -> Result<Ref, TooLarge> {
        self.apply(Op::And, f, g, 0)
    }

    /// One of them holds.
    pub fn or(&mut self, f: Ref, g: Ref) -> Result<Ref, TooLarge> {
        self.apply(Op::Or, f, g, 0)
    }

    fn apply(&mut self, op: Op, f: Ref, g: Ref, depth: u32) -> Result<Ref, TooLarge> {
        let (f, g) = (f.min(g), f.max(g));
        match (op, f, g) {
            (Op::And, FALSE, _) => return Ok(FALSE),
            (Op::And, TRUE, _) | (Op::Or, FALSE, _) => return Ok(g),
            (Op::Or, TRUE, _) => return Ok(TRUE),
            _ if f == g => return Ok(f),
            _ => {}
        }
        // The cache forgets what collides; a forgotten result is only computed again.
        let key = f << 1 | u32::from(op == Op::Or);
        let place = hash(key, g, 0x51) & (self.cache.len() - 1);
        let (key_seen, g_seen, result) = self.cache[place];
        if (key_seen, g_seen) == (key, g) {
            return Ok(result);
        }
        self.operations_left = self.operations_left.checked_sub(1).ok_or(TooLarge)?;
        if depth > DEPTH_LIMIT {
            return Err(TooLarge);
        }
        let (a, b) = (self.tests[f], self.tests[g]);
        let level = a.level.min(b.level);
        let (f_off, f_on) = if a.level == level { (a.off, a.on) } else { (f, f) };
        let (g_off, g_on) = if b.level == level { (b.off, b.on) } else { (g, g) };
        let off = self.apply(op, f_off, g_off, depth + 1)?;
        let on = self.apply(op, f_on, g_on, depth + 1)?;
        let result = self.test(level, off, on)?;
        let place = hash(key, g, 0x51) & (self.cache.len() - 1);
        self.cache[place] = (key, g, result);
        Ok(result)
    }

    fn test(&mut self, level: u32, off: Ref, on: Ref) -> Result<Ref, TooLarge> {
        if off == on {
            return Ok(on);
        }
        let wanted = Test { level, off, on };
        let mask = self.buckets.len() - 1;
        let mut place = hash(level, off, on) & mask;
        loop {
            let found = self.buckets[place];
            if found == EMPTY {
                break;
            }
            if self.tests[found] == wanted {
                return Ok(found);
            }
            place = (place + 1) & mask;
        }
        let number = self.tests.len();
        if number >= self.part_limit {
            return Err(TooLarge);
        }
        self.tests.push(wanted);
        self.buckets[place] = number;
        if number >= self.buckets.len() / 4 * 3 {
            self.grow();
        }
        Ok(number)
    }

    fn grow(&mut self) {
        let len = self.buckets.len() * 2;
        let mut buckets = Dense::filled(len, EMPTY);
        for (number, test) in (0..).zip(self.tests.iter()).skip(2) {
            let mut place = hash(test.level, test.off, test.on) & (len - 1);
            while buckets[place] != EMPTY {
                place = (place + 1) & (len - 1);
            }
            buckets[place] = number;
        }
        self.buckets = buckets;
        let cache_len = len.min(CACHE_LIMIT);
        if cache_len > self.cache.len() {
            let known = std::mem::replace(&mut self.cache, Dense::filled(cache_len, (EMPTY, EMPTY, FALSE)));
            for &(key, g, result) in known.iter().filter(|(key, ..)| *key != EMPTY) {
                self.cache[hash(key, g, 0x51) & (cache_len - 1)] = (key, g, result);
            }
        }
    }
}

fn hash(a: u32, b: u32, c: u32) -> u32 {
    let mixed = (u64::from(a) << 32 ^ u64::from(b)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        ^ u64::from(c).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    (mixed.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 32) as u32
}
