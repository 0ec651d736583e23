//! Customers: somebody a merchant keeps cards for.

use super::{Book, Fault, Refusal, no_card_in};
use crate::store::{Customer, Person, Text};

/// What a merchant says about a customer. A member that is absent stays as it was.
#[derive(Clone, Debug, Default)]
pub struct CustomerChange {
    /// Name and contact.
    pub person: Person,
    /// A note of the merchant's.
    pub description: Text,
}

impl CustomerChange {
    fn check(&self) -> Result<(), Refusal> {
        let texts = [
            &self.person.email,
            &self.person.first_name,
            &self.person.last_name,
            &self.person.phone,
            &self.description,
        ];
        no_card_in(texts.into_iter().flatten().map(String::as_str))
    }
}

impl Book<'_> {
    /// Makes a customer.
    ///
    /// # Errors
    /// When a text holds a card number, or the store fails.
    pub fn create_customer(&self, account: &str, said: CustomerChange) -> Result<Customer, Fault> {
        said.check()?;
        let customer = Customer {
            id: (self.ids.customer)()?,
            account: account.to_owned(),
            person: said.person,
            description: said.description,
            created: self.now,
        };
        self.rows.insert_customer(&customer)?;
        Ok(customer)
    }

    /// Finds a customer.
    ///
    /// # Errors
    /// When the account has none of this id, or the store fails.
    pub fn customer(&self, account: &str, id: &str) -> Result<Customer, Fault> {
        Ok(self
            .rows
            .customer(account, id)?
            .ok_or(Refusal::CustomerUnknown)?)
    }

    /// How many customers there are, and one page of them, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn customers(
        &self,
        account: &str,
        skip: u64,
        take: u64,
    ) -> Result<(u64, Vec<Customer>), Fault> {
        Ok(self.rows.customers(account, skip, take)?)
    }

    /// Changes what is known about a customer.
    ///
    /// # Errors
    /// When there is no such customer, a text holds a card number, or the store fails.
    pub fn update_customer(
        &self,
        account: &str,
        id: &str,
        said: CustomerChange,
    ) -> Result<Customer, Fault> {
        said.check()?;
        let mut customer = self.customer(account, id)?;
        customer.person = customer.person.overlaid(said.person);
        customer.description = said.description.or(customer.description);
        self.rows.update_customer(&customer)?;
        Ok(customer)
    }

    /// Removes a customer with his payment methods. What he paid stays in the books.
    ///
    /// # Errors
    /// When there is no such customer, or the store fails.
    pub fn delete_customer(&self, account: &str, id: &str) -> Result<(), Fault> {
        if self.rows.delete_customer(account, id)? {
            Ok(())
        } else {
            Err(Refusal::CustomerUnknown.into())
        }
    }
}

impl Person {
    /// This person with what is newly said put over it.
    fn overlaid(self, said: Self) -> Self {
        Self {
            email: said.email.or(self.email),
            first_name: said.first_name.or(self.first_name),
            last_name: said.last_name.or(self.last_name),
            phone: said.phone.or(self.phone),
        }
    }
}
