// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Formulario seguro de tarjeta',
  failed: 'No se ha podido cargar el formulario de tarjeta.',
  retry: 'Reintentar',
  bank: 'Confirme con su banco',
  close: 'Cerrar',
  ask: '¿Cancelar este pago?',
  stop: 'Cancelar el pago',
  go: 'Continuar',
  unseen: '¿No ve la página de su banco?',
  whole: 'Abrirla en esta ventana',
  errors: {
    offline: 'No tiene conexión. El formulario de tarjeta se cargará solo cuando la recupere.',
    gateway_unreachable: 'Ahora mismo no se puede conectar con el servicio de pago. Inténtelo de nuevo en unos instantes.',
    not_mounted: 'El formulario de tarjeta ya no está en esta página. Recargue la página.',
    timeout: 'Está tardando demasiado. Inténtelo de nuevo.',
    busy: 'La operación ya está en curso. Espere un momento.',
    frame_replaced: 'El formulario se ha vuelto a cargar. Introduzca de nuevo los datos de su tarjeta.',
    frame_crashed: 'El formulario de tarjeta ha dejado de funcionar. Recargue la página e introduzca de nuevo los datos de su tarjeta.',
    saved_cards_failed: 'No se han podido cargar sus tarjetas guardadas.',
    challenge_blocked: 'La página de su banco no se puede mostrar aquí, así que se abre en esta ventana.',
    wasm_blocked: 'Este navegador bloquea WebAssembly, que este formulario necesita para proteger su tarjeta. Permítalo o use otro navegador.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: '¿Cómo desea pagar?',
  card: 'Tarjeta',
  provider: 'Pagará con {name} y después volverá aquí.',
  refused: 'Esta forma de pago no está disponible en este momento. Elija otra o inténtelo de nuevo.',
};
