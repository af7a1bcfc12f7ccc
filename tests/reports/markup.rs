//! Checks that every report must pass: well-formed, self-contained, readable without eyes or colours.

use std::collections::BTreeSet;

use roxmltree::{Document, Node, ParsingOptions};

/// Parses the page as XML, which is stricter than any browser.
pub(crate) fn parse(page: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(page, options).expect("a well-formed page")
}

/// Checks that nothing is fetched from elsewhere and nothing runs.
pub(crate) fn assert_self_contained(page: &str) {
    let document = parse(page);
    let ids: BTreeSet<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(!["script", "link", "img", "iframe", "object", "base", "form"].contains(&name), "<{name}>");
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{} runs something", attribute.name());
            assert_ne!(attribute.name(), "src");
            if attribute.name() == "href" {
                let target = attribute.value().strip_prefix('#').expect("links lead to places on this page");
                assert!(ids.contains(target), "nothing is called {target}");
            }
        }
    }
    assert!(!page.contains("@import"));
    assert_eq!(page.matches("url(").count(), page.matches("url(#").count());
}

/// Checks language, title, headings, table headers and the words beside drawings.
pub(crate) fn assert_accessible(page: &str) {
    let document = parse(page);
    let root = document.root_element();
    assert_eq!(root.attribute("lang"), Some("en"));
    let all = |name: &'static str| document.descendants().filter(move |node| node.has_tag_name(name));
    assert!(all("title").next().and_then(|title| title.text()).is_some_and(|text| !text.trim().is_empty()));
    assert_eq!(all("h1").count(), 1);
    for heading in all("th") {
        assert!(heading.attribute("scope").is_some(), "a table header says what it heads");
    }
    let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "ids are given once");
    for drawing in all("svg") {
        let inner = drawing.ancestors().skip(1).any(|node| node.has_tag_name("svg"));
        let hidden = drawing.attribute("aria-hidden") == Some("true");
        if !inner && !hidden {
            assert_eq!(drawing.attribute("role"), Some("img"));
            let title = drawing.first_element_child().expect("a drawing has a title");
            assert!(title.has_tag_name("title") && title.text().is_some_and(|text| !text.is_empty()));
        }
    }
}

/// Returns the words of the element with this id, one line for each of its parts, for goldens people can read.
pub(crate) fn words(page: &str, id: &str) -> String {
    let document = parse(page);
    let section = document.descendants().find(|node| node.attribute("id") == Some(id)).expect("a section");
    let mut lines: Vec<String> = vec![String::new()];
    collect(section, &mut lines);
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn collect(node: Node<'_, '_>, lines: &mut Vec<String>) {
    if let Some(text) = node.text().filter(|_| node.is_text()) {
        let line = lines.last_mut().expect("begins with a line");
        line.push_str(text.trim_matches('\n'));
        return;
    }
    let name = node.tag_name().name();
    if name == "svg" {
        return;
    }
    let begins = ["h2", "h3", "h4", "p", "li", "tr", "dt", "br"].contains(&name);
    let parts = ["td", "th", "dd"].contains(&name);
    if begins {
        lines.push(String::new());
    } else if parts {
        let line = lines.last_mut().expect("begins with a line");
        if !line.trim().is_empty() {
            line.push_str(" | ");
        }
    }
    for child in node.children() {
        collect(child, lines);
    }
    if begins && name != "dt" {
        lines.push(String::new());
    }
}
