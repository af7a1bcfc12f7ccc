//! `commontime xhstt evaluate`: what the solutions of an archive cost.

use std::path::PathBuf;

use commontime::interop::xhstt::{Archive, Attached, Claim, Named, REQUIRED, WISHED, Wanted, in_words};
use commontime_engine::{Verdict, evaluate};
use serde_json::{Value, json};

use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::{Form, Format, pretty};
use super::{line, read_file};

/// Print what each solution of an archive costs
///
/// A line for each: the instance, the group of solutions, and infeasibility/objective, with tabs between. Reports
/// within the file are not believed; where one says something else, standard error does.
#[derive(clap::Args, Debug)]
pub(super) struct Evaluate {
    /// The archive
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Print below each solution the constraints that cost something
    #[arg(long)]
    by_constraint: bool,
    #[command(flatten)]
    form: Form,
}

impl Evaluate {
    pub(super) fn run(&self, console: Console) -> Result<Exit, Failure> {
        let reading = read_file(&self.file, Wanted::Everything)?;
        let judged: Vec<Judged<'_>> =
            reading.archive.solutions.iter().map(|one| Judged::of(&reading.archive, one)).collect();
        console.answer(|_| match self.form.format {
            Format::Text => judged.iter().map(|one| one.text(self.by_constraint)).collect(),
            Format::Json => pretty(&judged.iter().map(|one| one.json(self.by_constraint)).collect()),
        })?;
        for note in judged.iter().filter_map(Judged::note) {
            console.complain(&note);
        }
        match reading.problems {
            Some(problems) => Err(Failure::Files(problems)),
            None => Ok(Exit::Answered),
        }
    }
}

/// A solution and what it costs.
struct Judged<'a> {
    named: &'a Named,
    attached: &'a Attached,
    verdict: Verdict,
}

impl<'a> Judged<'a> {
    fn of(archive: &'a Archive, attached: &'a Attached) -> Self {
        let named = &archive.instances[attached.instance];
        Self { named, attached, verdict: evaluate(&named.instance, &attached.solution) }
    }

    fn text(&self, by_constraint: bool) -> String {
        let mut out = line(&[&self.named.id, &self.attached.group, &in_words(&self.verdict.cost)]);
        if by_constraint {
            for (at, label) in self.named.constraints.iter().enumerate() {
                let cost = self.verdict.cost_of(&self.named.instance, at);
                if cost > 0 {
                    let cost = cost.to_string();
                    let rank = if self.is_required(at) { "required" } else { "not required" };
                    out += &line(&["", &cost, rank, &label.kind, &label.id, &label.name]);
                }
            }
        }
        out
    }

    fn json(&self, by_constraint: bool) -> Value {
        let cost = self.verdict.cost.0;
        let mut out = json!({
            "instance": self.named.id,
            "solution_group": self.attached.group,
            "infeasibility": cost[REQUIRED],
            "objective": cost[WISHED],
        });
        if by_constraint {
            let constraints = self.named.constraints.iter().enumerate();
            let constraints = constraints.map(|(at, label)| {
                json!({
                    "id": label.id,
                    "name": label.name,
                    "kind": label.kind,
                    "required": self.is_required(at),
                    "cost": self.verdict.cost_of(&self.named.instance, at),
                })
            });
            out["constraints"] = constraints.collect();
        }
        out
    }

    fn is_required(&self, at: usize) -> bool {
        self.named.instance.constraints[at].rank == REQUIRED
    }

    /// Says where the file claims another cost.
    fn note(&self) -> Option<String> {
        let Claim { infeasibility, objective } = self.attached.claim?;
        let cost = self.verdict.cost.0;
        let differs = (infeasibility, objective) != (cost[REQUIRED], cost[WISHED]);
        differs.then(|| {
            let (id, group, truth) = (&self.named.id, &self.attached.group, in_words(&self.verdict.cost));
            format!("note: {id}, {group}: the file says {infeasibility}/{objective}; it is {truth}")
        })
    }
}
