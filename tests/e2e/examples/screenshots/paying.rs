//! The checkout of the shop in each state of paying, whole pages.

use std::path::Path;

use payseal_core::text::Locale;
use payseal_e2e::{
    Outcome,
    pages::{Bank, CardForm, Host, TestCard},
    stage::Stage,
};

use super::set_width;

/// One width, theme and language.
pub(crate) struct Till<'a> {
    pub(crate) stage: &'a Stage,
    pub(crate) folder: &'a Path,
    pub(crate) width: u32,
    pub(crate) theme: &'a str,
    pub(crate) locale: Locale,
}

impl Till<'_> {
    pub(crate) async fn every_state(&self) -> Outcome {
        let host = Host::new(self.stage);
        let form = host.form().in_locale(self.locale);
        self.keep(&host, &form, &TestCard::AMEX).await?;
        self.keep(&host, &form, &TestCard::VISA).await?;
        self.list(&host, &form).await?;
        self.new_card(&host, &form).await
    }

    /// Saves a card of the signed-in customer.
    async fn keep(&self, host: &Host, form: &CardForm, card: &TestCard) -> Outcome {
        self.open(host, "/save?").await?;
        form.await_ready().await?;
        form.fill(card).await?;
        host.press_pay().await?;
        host.saved_id().await?;
        host.find("#notice .good").await?;
        Ok(())
    }

    async fn open(&self, host: &Host, path: &str) -> Outcome {
        // High enough for the whole page: a frame below the edge of the window is not drawn.
        set_width(self.stage, self.width, 2400).await?;
        let (theme, tag) = (self.theme, self.locale.tag());
        host.open(&format!("{path}&theme={theme}&locale={tag}"))
            .await
    }

    async fn list(&self, host: &Host, form: &CardForm) -> Outcome {
        self.open(host, "/checkout?amount=24.00&cvc=always").await?;
        form.see_saved(2).await?;
        self.take(host, form, "list").await?;
        form.manage().await?;
        self.take(host, form, "manage").await?;
        form.press_hook("saved-card-edit").await?;
        form.hook("saved-card-expiry").await?;
        self.take(host, form, "edit").await?;
        form.press_hook("saved-card-edit-cancel").await?;
        form.press_hook("saved-card-remove").await?;
        form.hook("saved-card-remove-keep").await?;
        self.take(host, form, "remove").await?;
        form.press_hook("saved-card-remove-confirm").await?;
        form.hook("saved-card-undo").await?;
        self.take(host, form, "removed").await?;
        form.press_hook("saved-card-undo").await?;
        form.see_saved(2).await?;
        form.press_hook("new-card").await?;
        form.hook("consent").await?;
        self.take(host, form, "new").await
    }

    async fn new_card(&self, host: &Host, form: &CardForm) -> Outcome {
        form.fill(&TestCard::NO_FUNDS).await?;
        form.press_hook("consent").await?;
        host.press_pay().await?;
        host.result().await?;
        form.see_notice("declined_funds").await?;
        self.take(host, form, "declined").await?;
        self.open(host, "/checkout?amount=25.00").await?;
        form.see_saved(2).await?;
        form.fill_new(&TestCard::CHALLENGE).await?;
        self.unfold(host).await?;
        form.await_stillness().await?;
        host.press_pay().await?;
        let bank = Bank::new(self.stage);
        bank.enter().await?;
        self.shoot(host, "bank").await?;
        bank.press("complete").await?;
        host.result().await?;
        form.hook("finished").await?;
        self.take(host, form, "paid").await?;
        host.press("#order").await?;
        host.find("#order[data-status=succeeded]").await?;
        self.shoot(host, "order").await
    }

    async fn take(&self, host: &Host, form: &CardForm, state: &str) -> Outcome {
        // A frame below the edge of the window is not drawn, and so never comes to rest.
        self.unfold(host).await?;
        form.await_stillness().await?;
        self.shoot(host, state).await
    }

    /// Makes the window as high as the page.
    async fn unfold(&self, host: &Host) -> Outcome {
        let high = host
            .run("return document.documentElement.scrollHeight")
            .await?;
        set_width(self.stage, self.width, high.as_u64().unwrap_or(900)).await
    }

    async fn shoot(&self, host: &Host, state: &str) -> Outcome {
        self.unfold(host).await?;
        let (width, theme, tag) = (self.width, self.theme, self.locale.tag());
        let file = self
            .folder
            .join(format!("pay-{state}-{width}-{theme}-{tag}.png"));
        self.stage.driver.screenshot(&file).await?;
        Ok(())
    }
}
