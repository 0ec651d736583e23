//! The list as HTML, in each of its states. Dates are left out: their months are the browser's words.

use payseal_core::card::{Brand, Field, Reason};
use payseal_core::flow::{ExpiryStatus, Listing};
use payseal_core::text::{Locale, Text, fill};
use yew::LocalServerRenderer;
use yew::prelude::*;

use super::super::field_error::FieldError;
use super::super::saved_look::{Beside, Done, Face, Gone, RowLook, SavedLook};
use super::{announcement, saved_list};

fn look(listing: Listing, rows: Vec<RowLook>) -> SavedLook {
    SavedLook {
        listing,
        rows,
        folded: 0,
        gone: None,
        done: None,
        outside: false,
        outside_cvc: false,
        changes: true,
        cvc_len: 3,
        cvc_optional: false,
        cvc: None,
        expiry: None,
        holder: None,
    }
}

fn row(id: &'static str, beside: Beside) -> RowLook {
    RowLook {
        id: id.into(),
        face: Face {
            brand: Some(Brand::Visa),
            brand_name: String::new(),
            last4: "4242".to_owned(),
        },
        expiry: None,
        holder: "Ada <Lovelace>".into(),
        expiry_status: ExpiryStatus::Good,
        is_default: false,
        chosen: false,
        cvc: false,
        beside,
        marked: false,
    }
}

#[derive(PartialEq, Properties)]
struct Props {
    look: SavedLook,
    new: bool,
    locale: &'static str,
}

#[component]
fn Shown(props: &Props) -> Html {
    let text = words(props.locale);
    saved_list(&text, &props.look, props.new, false)
}

fn words(tag: &str) -> Text {
    Locale::negotiate(tag).text()
}

async fn shown(look: &SavedLook, new: bool, locale: &'static str) -> String {
    let props = Props {
        look: look.clone(),
        new,
        locale,
    };
    LocalServerRenderer::<Shown>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

const LOCALES: [&str; 2] = ["en", "zh-Hans"];

#[tokio::test(flavor = "current_thread")]
async fn saved_cards_list_on_its_way_has_a_place_and_none_draws_nothing() {
    for locale in LOCALES {
        let text = words(locale);
        for empty in [Listing::Off, Listing::Here] {
            let html = shown(&look(empty, Vec::new()), true, locale).await;
            assert_eq!(html, "", "{empty:?}");
        }
        let html = shown(&look(Listing::Loading, Vec::new()), true, locale).await;
        assert!(html.contains(&*text.saved_heading), "{html}");
        assert!(
            html.contains("<div aria-hidden=\"true\" class=\"ps-skeleton\">"),
            "{html}"
        );
        assert!(!html.contains("<input"), "{html}");
        let html = shown(&look(Listing::Failed, Vec::new()), true, locale).await;
        assert!(html.contains(&*text.saved_failed), "{html}");
        assert!(html.contains("data-testid=\"saved-cards-retry\""), "{html}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn saved_cards_are_radios_of_one_group_and_the_last_is_a_new_card() {
    for locale in LOCALES {
        let text = words(locale);
        let mut chosen = row("pm_1", Beside::Actions);
        chosen.chosen = true;
        chosen.is_default = true;
        let mut old = row("pm_2", Beside::Nothing);
        old.expiry_status = ExpiryStatus::Expired;
        let mut seen = look(Listing::Here, vec![chosen, old]);
        seen.folded = 3;
        let html = shown(&seen, false, locale).await;
        assert!(html.starts_with("<fieldset"), "{html}");
        let legend = format!(
            "<legend class=\"ps-heading\">{}</legend>",
            text.saved_heading
        );
        assert!(html.contains(&legend), "{html}");
        // The attributes of a radio come in no order that matters.
        let radios: Vec<_> = html
            .split('<')
            .filter(|tag| tag.starts_with("input") && tag.contains("type=\"radio\""))
            .collect();
        assert!(
            radios.iter().all(|tag| tag.contains("name=\"card\"")),
            "{html}"
        );
        let values: Vec<_> = radios
            .iter()
            .filter_map(|tag| tag.split(" value=\"").nth(1)?.split('"').next())
            .collect();
        assert_eq!(values, ["pm_1", "pm_2", "new"]);
        assert_eq!(html.matches(" checked").count(), 1, "{html}");
        assert_eq!(html.matches(" disabled").count(), 1, "{html}");
        assert!(html.contains(&*text.saved_default), "{html}");
        assert!(html.contains("data-testid=\"saved-cards-more\""), "{html}");
        let more = text.saved_more.replace("{count}", "3");
        assert!(html.contains(&more), "{html}");
        // A name that somebody chose is a text.
        assert!(html.contains("Ada &lt;Lovelace&gt;"), "{html}");
        // One button in each row, and beside the row that is open what can be done; it is the default
        // already.
        assert_eq!(html.matches("saved-card-manage").count(), 2, "{html}");
        assert_eq!(html.matches("aria-expanded=\"true\"").count(), 1, "{html}");
        assert_eq!(html.matches("saved-card-edit").count(), 1, "{html}");
        assert!(!html.contains("saved-card-default"), "{html}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn saved_card_panel_names_its_fields_and_asks_before_it_removes() {
    for locale in LOCALES {
        let text = words(locale);
        let mut coded = look(Listing::Here, vec![row("pm_1", Beside::Actions)]);
        coded.rows[0].cvc = true;
        coded.cvc = FieldError::of(Some(Reason::missing(Field::Cvc)), None);
        let html = shown(&coded, false, locale).await;
        assert!(html.contains("data-testid=\"saved-card-cvc\""), "{html}");
        assert!(html.contains("aria-invalid=\"true\""), "{html}");
        assert!(html.contains("<label for=\"saved-cvc\">"), "{html}");

        let editing = look(Listing::Here, vec![row("pm_1", Beside::Editing)]);
        let html = shown(&editing, false, locale).await;
        for hook in ["expiry", "holder", "edit-save", "edit-cancel"] {
            let hook = format!("data-testid=\"saved-card-{hook}\"");
            assert!(html.contains(&hook), "{hook} {html}");
        }

        let removing = look(Listing::Here, vec![row("pm_1", Beside::Removing)]);
        let html = shown(&removing, false, locale).await;
        let asks = fill(&text.saved_remove_ask, &[("card", "Visa\u{a0}4242")]);
        let asked = format!("role=\"group\" aria-label=\"{asks}\"");
        assert!(html.contains(&asked), "{html}");
        for hook in ["remove-keep", "remove-confirm"] {
            assert!(html.contains(&format!("saved-card-{hook}")), "{html}");
        }
    }
}

#[tokio::test(flavor = "current_thread")]
async fn saved_card_panel_is_not_offered_where_cards_may_not_be_changed() {
    let mut fixed = look(Listing::Here, vec![row("pm_1", Beside::Nothing)]);
    fixed.changes = false;
    let html = shown(&fixed, false, "en").await;
    assert!(!html.contains("data-act"), "{html}");
}

#[tokio::test(flavor = "current_thread")]
async fn saved_card_actions_name_the_card_and_one_card_alone_is_nobodys_default() {
    for locale in LOCALES {
        let text = words(locale);
        let remove = fill(&text.saved_remove, &[("card", "Visa\u{a0}4242")]);
        let one = look(Listing::Here, vec![row("pm_1", Beside::Actions)]);
        let html = shown(&one, false, locale).await;
        assert!(html.contains(&format!(">{remove}</span>")), "{html}");
        assert!(!html.contains("saved-card-default"), "{html}");
        let more = vec![row("pm_1", Beside::Actions), row("pm_2", Beside::Nothing)];
        let html = shown(&look(Listing::Here, more), false, locale).await;
        assert!(html.contains("saved-card-default"), "{html}");
        // The last four are one number, for the ear as well.
        assert!(html.contains("4242\""), "{html}");
        assert!(!html.contains("4 2 4 2"), "{html}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn saved_card_notes_stand_in_its_second_line() {
    for locale in LOCALES {
        let text = words(locale);
        let mut card = row("pm_1", Beside::Nothing);
        card.is_default = true;
        card.expiry_status = ExpiryStatus::Expiring;
        let html = shown(&look(Listing::Here, vec![card]), false, locale).await;
        let line = format!(
            "<span>{} · </span><span data-warn=\"\">{}</span><span> · Ada &lt;Lovelace&gt;</span>",
            text.saved_default, text.saved_expiring
        );
        assert!(html.contains(&line), "{html}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn saved_card_that_was_removed_leaves_its_place_with_the_undo_in_it() {
    for locale in LOCALES {
        let text = words(locale);
        let face = Face {
            brand: Some(Brand::Visa),
            brand_name: String::new(),
            last4: "4242".to_owned(),
        };
        let rows = vec![row("pm_1", Beside::Nothing), row("pm_3", Beside::Nothing)];
        let mut removed = look(Listing::Here, rows);
        let gone = |undo| Gone {
            face: face.clone(),
            at: 1,
            undo,
        };
        removed.gone = Some(gone(true));
        let html = shown(&removed, false, locale).await;
        let place = |it: &str| html.find(it).unwrap_or_else(|| panic!("no {it} in {html}"));
        assert!(place("pm_1") < place("ps-undo") && place("ps-undo") < place("pm_3"));
        assert!(html.contains("data-testid=\"saved-card-undo\""), "{html}");
        let sentence = fill(&text.saved_removed, &[("card", "Visa\u{a0}4242")]);
        assert!(html.contains(&sentence), "{html}");
        // It stays without the way back, and it is there when no other card is.
        removed.gone = Some(gone(false));
        removed.rows.clear();
        let html = shown(&removed, true, locale).await;
        assert!(
            html.contains("data-over=\"\"") && !html.contains("saved-card-undo"),
            "{html}"
        );
        removed.done = Some(Done::Removed(face));
        assert_eq!(announcement(&text, &removed), sentence);
        removed.done = Some(Done::Unfolded(12));
        assert_eq!(
            announcement(&text, &removed),
            fill(&text.saved_unfolded, &[("count", "12")])
        );
    }
}

#[tokio::test(flavor = "current_thread")]
async fn saved_card_of_the_pages_own_choice_is_named_so() {
    for locale in LOCALES {
        let text = words(locale);
        let mut outside = look(Listing::Off, Vec::new());
        outside.outside = true;
        outside.outside_cvc = true;
        let html = shown(&outside, false, locale).await;
        assert!(html.contains(&*text.saved_outside), "{html}");
        assert!(html.contains("data-testid=\"saved-card-cvc\""), "{html}");
    }
}
