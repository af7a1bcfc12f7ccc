//! What all commands share: usage, colors, pipes, completions, the manual.

use std::process::{Command, Stdio};

use super::harness::{Place, program};

#[test]
fn no_command_and_unknown_ones_are_slips_of_usage() {
    let place = Place::new();
    for arguments in [&[][..], &["resolve"], &["solve", "--speed", "9"], &["audit", "school"], &["new"]] {
        let ran = place.run(arguments).ends(2);
        assert_eq!(ran.out, "");
        assert!(ran.err.contains("Usage: commontime") || ran.err.contains("error: "), "{}", ran.err);
    }
    let ran = place.run(&["--version"]).ends(0);
    assert_eq!(ran.out, format!("commontime {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn colors_come_as_asked() {
    let place = Place::with_school("first-run", &[]);
    place.run(&["solve", "school"]).ends(0);
    let audit = ["audit", "school", "school-result/schedule.toml"];
    let colored = |more: &[&str]| place.run(&[&audit, more].concat()).ends(0).out.contains('\u{1b}');
    assert!(!colored(&[]), "a file is no terminal");
    assert!(colored(&["--color", "always"]));
    assert!(!colored(&["--color", "never"]));
    let forced = |variables: &[(&str, &str)]| {
        let output =
            program().current_dir(place.path("")).envs(variables.to_vec()).args(audit).output().unwrap();
        String::from_utf8(output.stdout).unwrap().contains('\u{1b}')
    };
    assert!(forced(&[("CLICOLOR_FORCE", "1")]));
    assert!(!forced(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut explain = Command::new(env!("CARGO_BIN_EXE_commontime"));
    let output = explain.args(["explain", "--format", "json"]).stdout(writer).stderr(Stdio::piped()).output();
    let output = output.unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn shells_learn_commands_and_rules() {
    let place = Place::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = place.run(&["completions", shell]).ends(0);
        // Not every shell's script completes the values of plain arguments.
        let rules = ["bash", "zsh"].contains(&shell).then_some("team-common-time");
        for word in ["solve", "effort"].into_iter().chain(rules) {
            assert!(ran.out.contains(word), "{shell}: no {word}");
        }
    }
}

#[test]
fn the_manual_has_every_command_and_every_exit_code() {
    let ran = Place::new().run(&["man"]).ends(0);
    for command in ["CHECK", "SOLVE", "COMPARE", "AUDIT", "EXPLAIN", "NEW", "COMPLETIONS", "MAN"] {
        assert!(ran.out.contains(&format!(".SH \"COMMONTIME {command}\"")), "no {command} in\n{}", ran.out);
    }
    assert!(ran.out.starts_with(".ie"), "{}", ran.out);
    for words in [".TH commontime 1", ".SH \"EXIT STATUS\"", "no schedule exists: required rules clash"] {
        assert!(ran.out.contains(words), "no {words} in\n{}", ran.out);
    }
}
