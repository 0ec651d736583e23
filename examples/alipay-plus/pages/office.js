/** The back office: what was ordered, and the money that is held, to be captured or given back. */
const list = document.querySelector('#orders');
const result = document.querySelector('#result');

function cell(...content) {
  const made = document.createElement('td');
  made.append(...content);
  return made;
}

function button(order, call) {
  const made = document.createElement('button');
  made.textContent = call;
  made.className = call;
  made.onclick = async () => {
    const answer = await fetch(`/api/orders/${order.id}/${call}`, { method: 'POST' });
    result.textContent = JSON.stringify(await answer.json());
    await draw();
  };
  return made;
}

async function draw() {
  const orders = await (await fetch('/api/orders')).json();
  const rows = orders.reverse().map((order) => {
    const row = document.createElement('tr');
    row.dataset.status = order.status;
    const buttons = order.status === 'held' ? [button(order, 'capture'), ' ', button(order, 'cancel')] : [];
    row.append(cell(order.id), cell(order.amount), cell(order.status), cell(order.told.join(', ')), cell(...buttons));
    return row;
  });
  list.replaceChildren(...rows);
}

await draw();
