// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Formulario seguro de tarjeta',
  failed: 'No se pudo cargar el formulario de tarjeta.',
  retry: 'Reintentar',
  bank: 'Confirma con tu banco',
  close: 'Cerrar',
  ask: '¿Cancelar este pago?',
  stop: 'Cancelar el pago',
  go: 'Continuar',
  unseen: '¿No ves la página de tu banco?',
  whole: 'Abrirla en esta ventana',
  errors: {
    offline: 'No tienes conexión. El formulario de tarjeta se cargará solo cuando te vuelvas a conectar.',
    gateway_unreachable: 'Por ahora no es posible conectarse con el servicio de pago. Intenta de nuevo en un momento.',
    not_mounted: 'El formulario de tarjeta ya no está en esta página. Vuelve a cargar la página.',
    timeout: 'Esto está tardando demasiado. Intenta de nuevo.',
    busy: 'La operación ya está en curso. Espera un momento.',
    frame_replaced: 'El formulario se volvió a cargar. Ingresa otra vez los datos de tu tarjeta.',
    frame_crashed: 'El formulario de tarjeta dejó de funcionar. Vuelve a cargar la página e ingresa otra vez los datos de tu tarjeta.',
    saved_cards_failed: 'No pudimos cargar tus tarjetas guardadas.',
    challenge_blocked: 'La página de tu banco no se puede mostrar aquí, por eso se abre en esta ventana.',
    wasm_blocked: 'Este navegador bloquea WebAssembly, que este formulario necesita para proteger tu tarjeta. Permítelo o usa otro navegador.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: '¿Cómo quieres pagar?',
  card: 'Tarjeta',
  provider: 'Pagarás con {name} y luego volverás aquí.',
  refused: 'Este medio de pago no está disponible por ahora. Elige otro o intenta de nuevo.',
};
