//! The one list of diagnostic codes: a letter for the file, three digits, and what each means in a line.
//!
//! A code is never given a second meaning. One that is no longer needed stays out of the list, and its number unused.

macro_rules! codes {
    ($($variant:ident $text:literal $meaning:literal;)*) => {
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

            /// Returns what it means, in one line.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => $meaning,)*
                }
            }
        }
    };
}

codes! {
    FolderMissing "G101" "the folder is not there";
    FileMissing "G102" "a required file is not in the folder";
    FileUnreadable "G103" "a file cannot be read or written";
    FileTooLarge "G104" "a file is larger than the limit";
    NotText "G105" "a file is not UTF-8 text";
    EmptyFile "G106" "a file says nothing";
    Syntax "G107" "the text is not TOML";
    UnknownKey "G108" "a key is not known";
    MissingKey "G109" "a required key is not there";
    WrongType "G110" "a value is of another kind than expected";
    OutOfRange "G111" "a number is outside its range";
    NotANumber "G112" "an amount, share or FTE cannot be read exactly";
    NotATime "G113" "a time or span of time cannot be read";
    Backwards "G114" "a span of time is empty, runs backwards or passes midnight";
    OffGrid "G115" "a time or length does not lie on the grid";
    DuplicateId "G116" "an id or an entry is there twice";
    BadId "G117" "an id is empty or has characters that lists cannot hold";
    UnknownDay "G118" "a day is not in the cycle";
    UnknownWord "G119" "a word is not one of the choices";
    TooMany "G120" "there are more rows than the limit";
    NotADate "G121" "a date cannot be read";
    NotOurs "G122" "the output folder holds something this program did not write";
    OtherFormat "G123" "a file is of another version of the format";

    UnknownPolicy "S101" "a policy pack is not known";
    UnknownBellSchedule "S102" "the scenario names a bell schedule that is not defined";
    UnknownRule "S104" "a waiver names a rule that is not known";
    NotWaivable "S105" "a waiver names a rule that may not be waived";
    NoReason "S106" "a waiver gives no reason";
    CannotCount "S107" "a use of time that is no collaboration is to count";
    BlockTooLong "S108" "a block is longer than the time it is part of";
    LeverCannot "S109" "a lever is to do what cannot be done";
    UnknownInLever "S110" "a lever names something that is not defined";

    BadCycle "B101" "the cycle of days cannot be used";
    BellsMissing "B102" "a day of the cycle has no bells";
    StudentsWithoutStaff "B103" "students are there when no staff is";
    PeriodsOverlap "B104" "periods overlap or are out of order";
    PeriodOutside "B105" "a period lies outside the students' day";
    WindowOutside "B106" "a window lies outside the students' day";
    DutyWithoutPeople "B107" "a duty has nobody";
    DutyOutside "B108" "a duty does not fit into the staff's day";
    NoBellSchedule "B109" "there is no bell schedule";

    UnknownGradeOfPerson "P101" "a person belongs to a grade that is not defined";
    UnknownTeam "P102" "a team is not defined";
    UnknownPerson "P103" "a person is not defined";
    NoRole "P104" "a person has no role";
    HomeroomWithoutGrade "P105" "a homeroom teacher has no grade";
    TeamWithoutMembers "P106" "a team has no members";
    QuorumTooLarge "P107" "a quorum is larger than the team";
    TeamWithoutRoom "P108" "a team has no room to meet in";
    LeadNotMember "P109" "a team's lead is not a member of it";
    UnknownServiceOfAide "P110" "a one-to-one aide follows a service that is not defined";
    JoinsOwnTeam "P111" "a person may join the team they are a member of";
    QuorumOrWhole "P112" "a team has both a quorum and a word on how it meets";

    HomeroomsAndTeachers "C101" "a grade's homerooms do not match its homeroom teachers";
    ListLength "C102" "a list for the homerooms of a grade has the wrong length";
    UnknownSubject "C103" "a subject is not defined";
    UnknownGrade "C104" "a grade is not defined";
    UnknownTeacher "C105" "a special or service names a person who is not defined";
    UnknownRoom "C106" "a room is not defined";
    UnknownSpecial "C107" "a special is not defined";
    UnknownHomeroom "C108" "a homeroom is not defined";
    NameTaken "C109" "a subject, special or service has a name that is taken";
    DoesNotFit "C110" "minutes cannot fit into the students' week or day";
    HowOften "C111" "how often a special is had is not said in one way";
    SpecialsPerDay "C112" "specials a day and specials a cycle cannot both hold";
    SessionTooLong "C113" "a session is longer than the minutes owed";
    BlockLongerThanSubject "C114" "a block of a subject is longer than the subject";
    OtherGrade "C115" "a service names a homeroom of another grade";
    BackToBack "C116" "a special is back to back with itself, or not with one the same grades have";
    DaysRunning "C117" "days running do not fit how often a special is had";
    NobodyTeaches "C118" "a special or service has nobody to give it";
    NoGrade "C119" "there is no grade";
    TooManyStudents "C120" "a place cannot hold the students who have to be in it at once";
    NotCertified "C121" "nobody who could teach something holds the certification it asks for";

    NoPost "F101" "a person has no post";
    UnknownHolder "F102" "a post is filled by a person who is not defined";
    UnknownFund "F103" "a fund is not defined";
    SharesNotWhole "F104" "the shares of funds do not make a whole";
    NobodyAndNoVacancy "F105" "a post is neither filled nor vacant";
    FundOrFunds "F106" "a post says in two ways, or in none, who pays";
    PaidNotHolder "F107" "pay is given for somebody who does not fill the post";

    SalaryOrHourly "D101" "a cost is neither a salary nor by the hour, or is both";
    UnknownPosition "D102" "a cost is for a position that fte.toml does not have";
    PriceOfNothing "D103" "a price is for a lever that the scenario does not open";
    NoPrice "D104" "a lever that buys something has no price";
    NoActualPay "D105" "the costing asks for what somebody is really paid, and nothing says it";
    NoNewHire "D106" "the costing asks for what a new hire is paid, and nothing says it";
    NobodyPays "D107" "money is to be paid and no fund pays it";
    FundMayNotPay "D108" "a fund is to pay what it does not list";
    UnknownPaid "D109" "a fund lists something that the files do not have";
    PriceInOneWay "D110" "contract money has its load or its price in two ways, or in none";

    DatesBackwards "K101" "a range of dates runs backwards";
    DateOutside "K102" "a date lies outside the school year";
    NoFullWeek "K103" "the calendar has no full week";

    OtherBellSchedule "T101" "a schedule is for another bell schedule";
    UnknownInSchedule "T102" "a schedule names something the scenario does not define";
    NotOurTable "T103" "a table of a schedule lacks a column or has a row that cannot be read";
    NoRows "T104" "a file says what a schedule is worth and does not hold it";
    CannotBeDecided "T105" "a schedule pulls levers that cannot be pulled together";

    NotXml "X101" "the text of an archive is not XML";
    NoArchive "X102" "a file of XML is no archive of school timetables";
    UnknownElement "X103" "an element is not known where it stands";
    MissingElement "X104" "an element lacks a part it has to have";
    ElementTwice "X105" "an element is there twice where one can be";
    DanglingReference "X106" "a reference leads to nothing";
    ImpossibleDuration "X107" "a duration cannot be had";
    UnknownConstraint "X108" "a constraint is of a kind that is not known";
    UnknownCostFunction "X109" "a cost function is not known, or is one of the older format";
    OtherResourceType "X110" "a resource is of another type than its place";
    BadRole "X111" "a role is not there, there twice or not known";
    GroupWithHole "X112" "idle times are counted in a group of times with a hole in it";
    NoPoint "X113" "a constraint applies to nothing";
    AgainstGiven "X114" "a solution contradicts what the instance gives";
    WhichInstance "X115" "an archive has not the instance or solution that was asked for, or has several";
    TooLargeToCount "X116" "costs could become larger than can be counted";
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
