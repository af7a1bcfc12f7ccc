//! Small dense ids: each names one thing of a [`Campus`](crate::Campus) by its place in the campus's list.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// Makes the id of the thing at `index` in its list.
            ///
            /// # Panics
            /// Beyond four billion things.
            #[must_use]
            pub fn from_index(index: usize) -> Self {
                Self(u32::try_from(index).expect("fewer than four billion things"))
            }

            /// Returns the place in the list.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A kind of day: a pair of weekday and cycle day, [`Cycle::days`](crate::cycle::Cycle).
    DayId
    /// A person on the staff.
    PersonId
    /// A team of people who meet.
    TeamId
    /// A grade.
    GradeId
    /// A homeroom: one group of students with one homeroom teacher.
    HomeroomId
    /// A subject taught in the homeroom.
    SubjectId
    /// A special: art, music, PE, media, ...
    SpecialId
    /// A service for some students: special education, intervention, therapy.
    ServiceId
    /// A room or other place.
    RoomId
    /// A duty outside lessons: arrival, dismissal.
    DutyId
    /// A fund.
    FundId
    /// A position in position control.
    PositionId
}
