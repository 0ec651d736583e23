//! Runs every scenario in every wanted engine: the engines side by side, each on a thread of its own
//! with a browser of its own, and an engine's scenarios one after another. Whoever is done with an
//! engine's scenarios helps with those of the engine that has most of them left.
//!
//! A scenario of an engine that was not asked for is listed as ignored, never as passed. After a
//! failure the browser is thrown away, so that one failure cannot cause the next. On a build machine
//! (`CI` is set) a scenario that failed is played once more in a new browser. Passed then, it is
//! unsteady: it is printed and counted, and more than [`MOST_UNSTEADY`] of them fail the run.

mod lane;
mod report;
mod spent;

use std::{
    collections::VecDeque,
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, mpsc},
    thread,
    time::{Duration, Instant},
};

use libtest_mimic::{Arguments, Conclusion, Trial};

use self::{lane::Lane, report::Report, spent::Spent};
use crate::{
    Outcome,
    engine::{Dress, Engine, Start},
    stage::Stage,
};

/// How many scenarios of a test program may need a second try: about one in a hundred of the largest. Three
/// browsers on a shared machine stumble where the form does not; a form that stumbles does so more often.
pub const MOST_UNSTEADY: usize = 5;

type Run = dyn Fn(Stage) -> Pin<Box<dyn Future<Output = Outcome> + Send>> + Send + Sync;

/// One scenario, before it is given to an engine.
#[derive(Clone)]
pub struct Scenario {
    name: String,
    engines: &'static [Engine],
    limit: Duration,
    needs_sandbox: bool,
    tolerates_complaints: bool,
    alone: bool,
    start: Start,
    run: Arc<Run>,
}

impl std::fmt::Debug for Scenario {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Scenario({})", self.name)
    }
}

impl Scenario {
    /// A scenario for every engine, on a sandbox of its own, in which nothing may complain.
    pub fn new<F, R>(name: impl Into<String>, run: F) -> Self
    where
        F: Fn(Stage) -> R + Send + Sync + 'static,
        R: Future<Output = Outcome> + Send + 'static,
    {
        Self {
            name: name.into(),
            engines: &Engine::ALL,
            limit: Duration::from_secs(120),
            needs_sandbox: true,
            tolerates_complaints: false,
            alone: false,
            start: Start::default(),
            run: Arc::new(move |stage| Box::pin(run(stage))),
        }
    }

    /// Only for these engines.
    #[must_use]
    pub fn only(mut self, engines: &'static [Engine]) -> Self {
        self.engines = engines;
        self
    }

    /// With more time than most.
    #[must_use]
    pub fn within(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Without a sandbox: the scenario brings its own pages.
    #[must_use]
    pub fn bare(mut self) -> Self {
        self.needs_sandbox = false;
        self
    }

    /// The scenario provokes errors or policy violations and judges them itself.
    #[must_use]
    pub fn loud(mut self) -> Self {
        self.tolerates_complaints = true;
        self
    }

    /// On a system that is dressed up. Scenarios of one dress best follow each other: a browser is
    /// started for each change.
    #[must_use]
    pub fn dressed(mut self, dress: Dress) -> Self {
        self.start.dress = dress;
        self
    }

    /// With a browser that paints as one on a phone does: pictures of it are looked at.
    #[must_use]
    pub fn painted(mut self) -> Self {
        self.start.painted = true;
        self
    }

    /// While no other engine plays: the scenario measures time.
    #[must_use]
    pub fn alone(mut self) -> Self {
        self.alone = true;
        self
    }
}

/// Names a scenario after its module and function: `scenario!(whole_flow)`.
#[macro_export]
macro_rules! scenario {
    ($run:ident) => {
        $crate::runner::Scenario::new(concat!(module_path!(), "::", stringify!($run)), $run)
    };
}

/// How a scenario ended, in the tries that it had.
#[derive(Debug)]
enum Ended {
    Passed,
    /// At the second try; the first ended with this.
    Unsteady(String),
    Failed(String),
}

/// A scenario that ended, as a lane tells of it.
struct Told {
    name: String,
    ended: Ended,
    spent: Spent,
}

/// Runs `scenarios` as a test program: command line, report and exit code are those of `cargo
/// test`.
///
/// # Errors
/// When the engines are misnamed, or a browser does not end.
pub fn run(scenarios: &[Scenario]) -> Outcome<Conclusion> {
    let arguments = Arguments::from_args();
    let wanted = Engine::wanted()?;
    let tries = if std::env::var_os("CI").is_some() {
        2
    } else {
        1
    };
    let mut report = Report::to(std::io::stdout());
    let mut queues = Vec::new();
    for engine in Engine::ALL {
        let mut own = VecDeque::new();
        for scenario in scenarios {
            if !scenario.engines.contains(&engine) {
                continue;
            }
            let name = named(engine, scenario);
            let is_wanted = wanted.contains(&engine);
            let trial = Trial::test(name.clone(), || Ok(())).with_ignored_flag(!is_wanted);
            if arguments.is_filtered_out(&trial) {
                report.leave_out();
            } else if arguments.list {
                report.list(&name);
            } else if is_wanted {
                own.push_back((name, scenario.clone()));
            } else {
                report.ignore(&name);
            }
        }
        if !own.is_empty() {
            let left = Mutex::new(own);
            queues.push(Queue { engine, left });
        }
    }
    if arguments.list {
        return Ok(report.conclude(Duration::ZERO));
    }
    let began = Instant::now();
    report.begin(queues.iter().map(|queue| queue.left().len()).sum());
    play_side_by_side(&queues, tries, &mut report)?;
    Ok(report.conclude(began.elapsed()))
}

/// An engine's scenarios that nobody plays yet.
struct Queue {
    engine: Engine,
    left: Mutex<VecDeque<(String, Scenario)>>,
}

impl Queue {
    fn left(&self) -> MutexGuard<'_, VecDeque<(String, Scenario)>> {
        self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// For fewer scenarios than this nobody starts another browser.
const WORTH_A_BROWSER: usize = 4;

/// Each engine on a thread of its own; this thread tells what they tell.
fn play_side_by_side(
    queues: &[Queue],
    tries: usize,
    report: &mut Report<impl std::io::Write>,
) -> Outcome {
    // Held by every lane for as long as a scenario lasts, and by one that must be alone for itself.
    let road = RwLock::new(());
    let (tell, told) = mpsc::channel();
    thread::scope(|scope| {
        let mut running = Vec::new();
        for own in queues {
            let (tell, road) = (tell.clone(), &road);
            running.push(scope.spawn(move || -> Outcome {
                let play_all = |queue: &Queue, take: Take| -> Outcome {
                    let mut lane = Lane::of(queue.engine, tries)?;
                    while let Some((name, scenario)) = take(&mut queue.left()) {
                        // Nobody listens any more when the telling thread is gone: then all ends.
                        let told = lane.play(road, name, &scenario);
                        if tell.send(told).is_err() {
                            break;
                        }
                    }
                    lane.end()
                };
                play_all(own, VecDeque::pop_front)?;
                while let Some(longest) = queues
                    .iter()
                    .filter(|queue| queue.left().len() >= WORTH_A_BROWSER)
                    .max_by_key(|queue| queue.left().len())
                {
                    play_all(longest, VecDeque::pop_back)?;
                }
                Ok(())
            }));
        }
        drop(tell);
        for told in told {
            report.tell(told);
        }
        for lane in running {
            match lane.join() {
                Ok(ended) => ended?,
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok(())
    })
}

/// From which end of a queue.
type Take = fn(&mut VecDeque<(String, Scenario)>) -> Option<(String, Scenario)>;

/// `engine::module::function`; the program's own name goes without saying.
fn named(engine: Engine, scenario: &Scenario) -> String {
    let name = &scenario.name;
    let name = name.split_once("::").map_or(&**name, |(_, name)| name);
    format!("{engine}::{name}")
}
