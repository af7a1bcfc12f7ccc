//! A list whose members come and go, from which one is drawn at random.

use super::dice::Dice;

const NOWHERE: u32 = u32::MAX;

/// Numbers below a limit, in no order.
#[derive(Clone, Debug)]
pub(crate) struct Members {
    list: Vec<u32>,
    /// For each number where it is in the list.
    places: Vec<u32>,
}

impl Members {
    /// Returns an empty list of numbers below a limit.
    pub(crate) fn below(end: usize) -> Self {
        Self { list: Vec::new(), places: vec![NOWHERE; end] }
    }

    /// Puts a number in or takes it out.
    pub(crate) fn set(&mut self, number: u32, is_in: bool) {
        let place = self.places[number as usize];
        if is_in && place == NOWHERE {
            self.places[number as usize] = self.list.len() as u32;
            self.list.push(number);
        } else if !is_in && place != NOWHERE {
            self.list.swap_remove(place as usize);
            if let Some(moved) = self.list.get(place as usize) {
                self.places[*moved as usize] = place;
            }
            self.places[number as usize] = NOWHERE;
        }
    }

    /// Returns whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns the numbers.
    pub(crate) fn as_slice(&self) -> &[u32] {
        &self.list
    }

    /// Returns whether a number is in the list.
    pub(crate) fn contains(&self, number: u32) -> bool {
        self.places[number as usize] != NOWHERE
    }

    /// Draws one; `None` where there are none.
    #[inline]
    pub(crate) fn draw(&self, dice: &mut Dice) -> Option<u32> {
        dice.pick(&self.list)
    }
}

#[cfg(test)]
mod tests {
    use super::Members;

    #[test]
    fn members_come_and_go() {
        let mut members = Members::below(5);
        for (number, is_in) in
            [(3, true), (1, true), (3, true), (4, true), (3, false), (2, false), (1, false), (0, true)]
        {
            members.set(number, is_in);
        }
        let mut list = members.as_slice().to_vec();
        list.sort_unstable();
        assert_eq!(list, [0, 4]);
    }
}
