//! Who teaches holds the certification asked for.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "certified-to-teach",
    title: "who teaches holds the certification asked for",
    requires: "Whoever teaches a special is named in its taught-by and holds its certification, and where \
        it names people in beside, one of them is in the class with them; whoever \
        gives a service is named among its providers and holds its certification. In every lesson of a \
        subject somebody in charge holds the certification of the grade. Where the files ask for no \
        certification, being named is enough.",
    why: "Students are owed a qualified teacher, and states audit it. A schedule that needs somebody to \
        teach outside their license is a schedule that needs a hire or a permit.",
    reads: "courses.toml: grade.certification\n\
        courses.toml: special.taught-by, special.beside, special.certification\n\
        courses.toml: service.providers, service.certification\n\
        staff.toml: group.certified, person.certified",
    example: "Keeps it: the special art asks for the certification specials, names art, and art holds \
        it.\n\
        Breaks it: STEM, who is not named in taught-by, has 4-2 in art; or art is named and holds no \
        certification at all.",
    does_not_check: "Whether a license is in force and matches the spelling in the files: the words in \
        certified are compared letter by letter. Permits and exceptions are written into certified by the \
        school.",
    source: "State licensing law; in South Carolina Regulation 43-205, which asks for proper certification \
        and knows permits. \
        https://casetext.com/regulation/south-carolina-code-of-regulations/chapter-43-state-board-of-education/article-17-personnel/section-43-205-administrative-and-professional-personnel-qualifications-duties-and-workloads",
    waivable: false,
};
