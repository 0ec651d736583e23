// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Formulaire de carte sécurisé',
  failed: 'Le formulaire de carte n’a pas pu être chargé.',
  retry: 'Réessayer',
  bank: 'Confirmer auprès de votre banque',
  close: 'Fermer',
  ask: 'Annuler ce paiement?',
  stop: 'Annuler le paiement',
  go: 'Continuer',
  unseen: 'La page de votre banque ne s’affiche pas?',
  whole: 'L’ouvrir dans cette fenêtre',
  errors: {
    offline: 'Vous êtes hors ligne. Le formulaire de carte se chargera automatiquement une fois la connexion rétablie.',
    gateway_unreachable: 'Le service de paiement est injoignable pour le moment. Réessayez dans un instant.',
    not_mounted: 'Le formulaire de carte n’est plus sur cette page. Actualisez la page.',
    timeout: 'L’opération prend trop de temps. Réessayez.',
    busy: 'L’opération est déjà en cours. Veuillez patienter un instant.',
    frame_replaced: 'Le formulaire a été chargé de nouveau. Entrez de nouveau les renseignements de votre carte.',
    frame_crashed: 'Le formulaire de carte a cessé de fonctionner. Actualisez la page et entrez de nouveau les renseignements de votre carte.',
    saved_cards_failed: 'Impossible de charger vos cartes enregistrées.',
    challenge_blocked: 'La page de votre banque ne peut pas s’afficher ici. Elle s’ouvre donc dans cette fenêtre.',
    wasm_blocked: 'Ce navigateur bloque WebAssembly, dont ce formulaire a besoin pour protéger votre carte. Autorisez-le ou utilisez un autre navigateur.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Comment souhaitez-vous payer?',
  card: 'Carte',
  provider: 'Vous paierez avec {name}, puis vous reviendrez ici.',
  refused: 'Ce mode de paiement n’est pas disponible pour le moment. Choisissez-en un autre ou réessayez.',
};
