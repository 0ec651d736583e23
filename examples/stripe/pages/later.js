const status = document.querySelector('#status');

document.querySelector('#charge').addEventListener('click', async () => {
  const told = await fetch('/charge-later', { method: 'POST' }).then((answer) => answer.json());
  status.textContent = told.error ?? [told.status, told.code].filter(Boolean).join(', ');
});
