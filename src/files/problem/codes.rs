//! The one list of diagnostic codes: a letter for the file, three digits, what each means in a line, and what to do.
//!
//! A code is never given a second meaning. One that is no longer needed stays out of the list, and its number unused.

macro_rules! codes {
    ($($variant:ident $text:literal $meaning:literal $step:literal;)*) => {
        /// What a problem in a file is about: `P102`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// All codes, by file and number.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Returns the code as it is printed: `P102`.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }

            /// Returns the files it speaks of, in words.
            #[must_use]
            pub fn about(self) -> &'static str {
                about(self)
            }

            /// Returns what it means, in one line.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => $meaning,)*
                }
            }

            /// Returns what is to be done about it in general; a problem's own help knows more of the case.
            #[must_use]
            pub const fn next_step(self) -> &'static str {
                match self {
                    $(Self::$variant => $step,)*
                }
            }

            /// Returns the code of these letters and digits, in whatever case: `P102`.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.text().eq_ignore_ascii_case(word))
            }
        }
    };
}

codes! {
    FolderMissing "G101" "the folder is not there"
        "name a scenario's folder, or make one with `commontime new`";
    FileMissing "G102" "a required file is not in the folder"
        "put the file there; `commontime new` writes a commented example of each, and a folder with scenarios in it is none itself";
    FileUnreadable "G103" "a file cannot be read or written"
        "check that the file is there, is no folder, and that you may read it, or write where results go";
    FileTooLarge "G104" "a file is larger than the limit"
        "split the school, or take out what repeats";
    NotText "G105" "a file is not UTF-8 text"
        "open the file in an editor and save it as text in UTF-8";
    EmptyFile "G106" "a file says nothing"
        "write something in it, or take the file away where it is not needed";
    Syntax "G107" "the text is not TOML"
        "look at the mark: mostly a quote, a bracket or an equals sign is missing, a key is there twice, a number has a comma or a sign of money, quotes are curly, or a month has no such day";
    UnknownKey "G108" "a key is not known"
        "correct its spelling, or take it away; the help beside the line names the keys there are";
    MissingKey "G109" "a required key is not there"
        "add the key; the help beside the line says what belongs there";
    WrongType "G110" "a value is of another kind than expected"
        "write what is expected: text in quotes, numbers without, lists in square brackets";
    OutOfRange "G111" "a number is outside its range"
        "choose a number within the range that the line gives";
    NotANumber "G112" "an amount, share or FTE cannot be read exactly"
        "write plain digits with at most as many decimals as the line says";
    NotATime "G113" "a time or span of time cannot be read"
        "write times like \"7:45\" or \"1:50 PM\", and spans with a hyphen between, like \"7:45-14:40\"";
    Backwards "G114" "a span of time is empty, runs backwards or passes midnight"
        "write the earlier time first; an afternoon is \"14:40\" or \"2:40 PM\"";
    OffGrid "G115" "a time or length does not lie on the grid"
        "use times and lengths that are multiples of the grid in bell-schedule.toml, or make the grid finer";
    DuplicateId "G116" "an id or an entry is there twice"
        "give each its own id, or take one of the two away";
    BadId "G117" "an id is empty or has characters that lists cannot hold"
        "use letters, digits, hyphens and other plain signs, without commas, semicolons or line breaks";
    UnknownDay "G118" "a day is not in the cycle"
        "use the days named in the cycle of bell-schedule.toml";
    UnknownWord "G119" "a word is not one of the choices"
        "choose one of the words that the help beside the line lists";
    TooMany "G120" "there are more rows than the limit"
        "take rows out; no school of the size meant here has so many";
    NotADate "G121" "a date cannot be read"
        "write dates as year, month and day: \"2027-09-30\"";
    NotOurs "G122" "the output folder holds something this program did not write"
        "name another folder with --out, or move away what is in this one";
    OtherFormat "G123" "a file is of another version of the format"
        "use the version of the program that wrote the file, or write the file anew for this one";
    NothingToCompare "G124" "what is to be compared has no schedule: it is no scenario, result or schedule, or one without"
        "name a scenario's folder, a folder that `solve` or `options` wrote, or a schedule";
    ScenarioNotFound "G125" "the scenario that a result or a schedule belongs to is not found"
        "put the scenario's folder beside it, or name the folder as the help says";

    UnknownPolicy "S101" "a policy pack is not known"
        "choose one of the packs that the help lists, or \"none\"";
    UnknownBellSchedule "S102" "the scenario names a bell schedule that is not defined"
        "name a [[bell-schedule]] of bell-schedule.toml, or add it there";
    UnknownRule "S104" "a waiver names a rule that is not known"
        "`commontime explain` lists the rules; correct the name or take the waiver away";
    NotWaivable "S105" "a waiver names a rule that may not be waived"
        "take the waiver away; this rule always holds, and `commontime explain` with its name says what it reads";
    NoReason "S106" "a waiver gives no reason"
        "name the paper that allows the waiver";
    CannotCount "S107" "a use of time that is no collaboration is to count"
        "let only uses count that are work with colleagues; the help lists them";
    BlockTooLong "S108" "a block is longer than the time it is part of"
        "make the block shorter, or the time it is part of longer";
    LeverCannot "S109" "a lever is to do what cannot be done"
        "change the lever as the help says, or take it away";
    UnknownInLever "S110" "a lever names something that is not defined"
        "name something that the other files define, or take it out of the lever";

    BadCycle "B101" "the cycle of days cannot be used"
        "name at least one day, and let the weeks be whole";
    BellsMissing "B102" "a day of the cycle has no bells"
        "give every day of the cycle a bell schedule's hours";
    StudentsWithoutStaff "B103" "students are there when no staff is"
        "lengthen the staff's hours, or shorten the students'";
    PeriodsOverlap "B104" "periods overlap or are out of order"
        "put the periods in order, each beginning no earlier than the one before ends";
    PeriodOutside "B105" "a period lies outside the students' day"
        "move the period into the students' hours, or lengthen these";
    WindowOutside "B106" "a window lies outside the students' day"
        "move the window into the students' hours, or lengthen these";
    DutyWithoutPeople "B107" "a duty has nobody"
        "name who does the duty, or take it away";
    DutyOutside "B108" "a duty does not fit into the staff's day"
        "move the duty into the hours of those who do it, or lengthen these";
    NoBellSchedule "B109" "there is no bell schedule"
        "add a [[bell-schedule]] to bell-schedule.toml";

    UnknownGradeOfPerson "P101" "a person belongs to a grade that is not defined"
        "correct the grade's name, or add a [[grade]] to courses.toml, which may have been cut short";
    UnknownTeam "P102" "a team is not defined"
        "correct the team's name, or add a [[team]] to staff.toml";
    UnknownPerson "P103" "a person is not defined"
        "correct the person's id, or add a [[person]] or [[group]] to staff.toml";
    NoRole "P104" "a person has no role"
        "give the person or group a role";
    HomeroomWithoutGrade "P105" "a homeroom teacher has no grade"
        "name the grade of the homeroom teacher";
    TeamWithoutMembers "P106" "a team has no members"
        "put people on the team, or take the team away";
    QuorumTooLarge "P107" "a quorum is larger than the team"
        "make the quorum no larger than the team";
    TeamWithoutRoom "P108" "a team has no room to meet in"
        "name a room that holds the team, or give a member a room";
    LeadNotMember "P109" "a team's lead is not a member of it"
        "choose a lead who is on the team";
    UnknownServiceOfAide "P110" "a one-to-one aide follows a service that is not defined"
        "correct the service's name, or add a [[service]] to courses.toml";
    JoinsOwnTeam "P111" "a person may join the team they are a member of"
        "take the person's own team out of the teams they may join";
    QuorumOrWhole "P112" "a team has both a quorum and a word on how it meets"
        "keep one of the two: a quorum, or how the team meets";

    HomeroomsAndTeachers "C101" "a grade's homerooms do not match its homeroom teachers"
        "let a grade have as many homerooms in courses.toml as homeroom teachers in staff.toml";
    ListLength "C102" "a list for the homerooms of a grade has the wrong length"
        "give the list one entry for each homeroom of the grade, or one number for all";
    UnknownSubject "C103" "a subject is not defined"
        "correct the subject's name, or add the subject to the grade";
    UnknownGrade "C104" "a grade is not defined"
        "correct the grade's name, or add a [[grade]] to courses.toml";
    UnknownTeacher "C105" "a special or service names a person who is not defined"
        "correct the person's id, or add them to staff.toml";
    UnknownRoom "C106" "a room is not defined"
        "correct the room's name, or add a [[room]] to courses.toml";
    UnknownSpecial "C107" "a special is not defined"
        "correct the special's name, or add a [[special]] to courses.toml";
    UnknownHomeroom "C108" "a homeroom is not defined"
        "correct the homeroom's id, or add it to its grade";
    NameTaken "C109" "a subject, special or service has a name that is taken"
        "give it another name";
    DoesNotFit "C110" "minutes cannot fit into the students' week or day"
        "ask for fewer minutes, or lengthen the students' day";
    HowOften "C111" "how often a special is had is not said in one way"
        "say either how often in a week or how often in a cycle";
    SpecialsPerDay "C112" "specials a day and specials a cycle cannot both hold"
        "change how many specials a day there may be, or how often each is had";
    SessionTooLong "C113" "a session is longer than the minutes owed"
        "make the session shorter, or owe more minutes";
    BlockLongerThanSubject "C114" "a block of a subject is longer than the subject"
        "make the block shorter, or the subject longer";
    OtherGrade "C115" "a service names a homeroom of another grade"
        "name homerooms of the service's own grade";
    BackToBack "C116" "a special is back to back with itself, or not with one the same grades have"
        "name another special that the same grades have";
    DaysRunning "C117" "days running do not fit how often a special is had"
        "make the run of days shorter, or let the special be had more often";
    NobodyTeaches "C118" "a special or service has nobody to give it"
        "name who gives it";
    NoGrade "C119" "there is no grade"
        "add a [[grade]] to courses.toml";
    TooManyStudents "C120" "a place cannot hold the students who have to be in it at once"
        "raise what the place holds, or let fewer be there at once";
    NotCertified "C121" "nobody who could teach something holds the certification it asks for"
        "add the certification to somebody's in staff.toml, or take it out of what is asked";

    NoPost "F101" "a person has no post"
        "add a [[position]] to fte.toml that the person fills";
    UnknownHolder "F102" "a post is filled by a person who is not defined"
        "correct the person's id, or add them to staff.toml";
    UnknownFund "F103" "a fund is not defined"
        "correct the fund's name, or add a [[fund]] to budget.toml";
    SharesNotWhole "F104" "the shares of funds do not make a whole"
        "let the shares add up to the whole post";
    NobodyAndNoVacancy "F105" "a post is neither filled nor vacant"
        "name who fills the post, or say that it is vacant";
    FundOrFunds "F106" "a post says in two ways, or in none, who pays"
        "name one fund, or several with their shares, and not both";
    PaidNotHolder "F107" "pay is given for somebody who does not fill the post"
        "give pay only for people that the post is filled by";
    NoHours "F108" "a part-time person has no hours"
        "the salary is for part of the week: write when the person is here, `hours`, or for what part they are not, `away`, in staff.toml";

    SalaryOrHourly "D101" "a cost is neither a salary nor by the hour, or is both"
        "give a salary, or a rate by the hour, and not both";
    UnknownPosition "D102" "a cost is for a position that fte.toml does not have"
        "correct the position's name, or add it to fte.toml";
    PriceOfNothing "D103" "a price is for a lever that the scenario does not open"
        "open the lever in scenario.toml, or take the price away";
    NoPrice "D104" "a lever that buys something has no price"
        "add a [[price]] for the lever to budget.toml";
    NoActualPay "D105" "the costing asks for what somebody is really paid, and nothing says it"
        "give the post its pay in fte.toml, or choose another mode of costing in budget.toml";
    NoNewHire "D106" "the costing asks for what a new hire is paid, and nothing says it"
        "give the cost of the position its new-hire pay in budget.toml, or choose another mode of costing";
    NobodyPays "D107" "money is to be paid and no fund pays it"
        "name the fund or funds that pay";
    FundMayNotPay "D108" "a fund is to pay what it does not list"
        "let another fund pay, or add it to what the fund may pay for in budget.toml";
    UnknownPaid "D109" "a fund lists something that the files do not have"
        "correct the name, or take it out of what the fund pays for";
    PriceInOneWay "D110" "contract money has its load or its price in two ways, or in none"
        "say the load and the price in one way each";
    PriceTwice "D111" "a lever has two prices"
        "write what the lever costs in one [[price]], which has keys for each way to pay";

    DatesBackwards "K101" "a range of dates runs backwards"
        "write the earlier date first";
    DateOutside "K102" "a date lies outside the school year"
        "move the date into the school year, or lengthen the year";
    NoFullWeek "K103" "the calendar has no full week"
        "check first and last day and the holidays: no week has all its days";

    OtherBellSchedule "T101" "a schedule is for another bell schedule"
        "choose the same bell schedule in scenario.toml, or another schedule";
    UnknownInSchedule "T102" "a schedule names something the scenario does not define"
        "correct the name in the schedule, or add it to the scenario's files";
    NotOurTable "T103" "a table of a schedule lacks a column or has a row that cannot be read"
        "let the first row name all columns, and save the table as CSV in UTF-8";
    NoRows "T104" "a file says what a schedule is worth and does not hold it"
        "name the schedule.toml that was written beside it";
    CannotBeDecided "T105" "a schedule pulls levers that cannot be pulled together"
        "set one of the levers less far, or take it out";
    OtherSchool "T106" "most names of a schedule are not those of the scenario"
        "name the scenario that the schedule was made for, or a schedule of this scenario";

    NotXml "X101" "the text of an archive is not XML"
        "mend the XML at the mark";
    NoArchive "X102" "a file of XML is no archive of school timetables"
        "name an archive in the format XHSTT-2014";
    UnknownElement "X103" "an element is not known where it stands"
        "correct its name, or take it away";
    MissingElement "X104" "an element lacks a part it has to have"
        "add the missing part";
    ElementTwice "X105" "an element is there twice where one can be"
        "take one of the two away";
    DanglingReference "X106" "a reference leads to nothing"
        "correct the reference, or add what it names";
    ImpossibleDuration "X107" "a duration cannot be had"
        "let durations be whole and add up as the format asks";
    UnknownConstraint "X108" "a constraint is of a kind that is not known"
        "use a constraint of the format";
    UnknownCostFunction "X109" "a cost function is not known, or is one of the older format"
        "use a cost function of the format: Linear, Quadratic or Step";
    OtherResourceType "X110" "a resource is of another type than its place"
        "name a resource of the type that the place asks for";
    BadRole "X111" "a role is not there, there twice or not known"
        "give every role a name of its own that the event has";
    GroupWithHole "X112" "idle times are counted in a group of times with a hole in it"
        "choose a group of times that follow each other";
    NoPoint "X113" "a constraint applies to nothing"
        "name events, resources or groups it applies to, or take it away";
    AgainstGiven "X114" "a solution contradicts what the instance gives"
        "let the solution keep the times and resources that the instance gives";
    WhichInstance "X115" "an archive has not the instance or solution that was asked for, or has several"
        "name one of those that the help lists";
    TooLargeToCount "X116" "costs could become larger than can be counted"
        "make weights or numbers smaller";
}

/// What a code's letter stands for.
fn about(code: Code) -> &'static str {
    match code.text().chars().next() {
        Some('S') => "scenario.toml",
        Some('B') => "bell-schedule.toml",
        Some('P') => "staff.toml",
        Some('C') => "courses.toml",
        Some('F') => "fte.toml",
        Some('D') => "budget.toml",
        Some('K') => "calendar.toml",
        Some('T') => "a schedule",
        Some('X') => "an archive of public timetables",
        _ => "any file",
    }
}

impl Code {
    /// Tells whether the value it marks is wrong whatever the rest of the files says.
    pub(crate) const fn is_of_a_value(self) -> bool {
        matches!(
            self,
            Self::OutOfRange
                | Self::NotANumber
                | Self::NotATime
                | Self::Backwards
                | Self::DuplicateId
                | Self::BadId
                | Self::NotADate
                | Self::OtherFormat
                | Self::UnknownPolicy
                | Self::UnknownRule
                | Self::NotWaivable
                | Self::NoReason
                | Self::CannotCount
        )
    }

    /// Tells whether it marks a name that is defined nowhere.
    pub(crate) const fn is_of_a_name(self) -> bool {
        matches!(
            self,
            Self::UnknownDay
                | Self::UnknownBellSchedule
                | Self::UnknownGradeOfPerson
                | Self::UnknownTeam
                | Self::UnknownPerson
                | Self::UnknownServiceOfAide
                | Self::UnknownSubject
                | Self::UnknownGrade
                | Self::UnknownTeacher
                | Self::UnknownRoom
                | Self::UnknownSpecial
                | Self::UnknownHomeroom
                | Self::UnknownHolder
                | Self::UnknownFund
                | Self::UnknownPosition
                | Self::UnknownInLever
                | Self::PriceOfNothing
        )
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_by_file_and_each_is_there_once() {
        let texts: Vec<&str> = Code::ALL.iter().map(|code| code.text()).collect();
        let mut unique = texts.clone();
        unique.dedup();
        assert_eq!(texts, unique);
        for pair in texts.windows(2).filter(|pair| pair[0][..1] == pair[1][..1]) {
            assert!(pair[0] < pair[1], "{} stands before {}", pair[0], pair[1]);
        }
    }
}
