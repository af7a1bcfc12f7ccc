//! Arguments in, exit code out.
use std::path::Path;
fn main() {
    let folder = std::env::args().nth(1).unwrap();
    let campus = match commontime_files::load(Path::new(&folder)) { Ok(c) => c, Err(p) => { eprintln!("{}", p.render(false)); return } };
    let t = std::time::Instant::now();
    let out = commontime::solve::solve(&campus, &commontime::solve::Options::default(), &mut |p| eprintln!("{:?} {p:?}", t.elapsed()));
    eprintln!("{:?} {:?} {:?}", t.elapsed(), out.answer.outcome, out.answer.lowest_weekly_minutes);
    for r in &out.answer.ranks { eprintln!("{r:?}"); }
    for c in &out.answer.clashes { for m in &c.members { eprintln!("  {} {}", m.rule, m.words); } }
    if let Some(s) = &out.schedule { std::fs::write("/tmp/schedule.toml", commontime_files::schedule_toml(s.schedule(), &campus)).unwrap(); }
}
