// The form that every peer has: number, expiry and code, the number in groups as it is typed, and a line for what is
// wrong with each. `useState` is the framework's, and `input` its name for what happens with each key.
const digits = (text) => text.replace(/\D/g, '');
const grouped = (text) => digits(text).slice(0, 16).replace(/(\d{4})(?=\d)/g, '$1 ');
const dated = (text) => digits(text).slice(0, 4).replace(/^(\d\d)(?=\d)/, '$1 / ');
const isCard = (text) => {
  const all = [...digits(text)].reverse().map(Number);
  const sum = all.reduce((sum, digit, at) => sum + (at % 2 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit), 0);
  return all.length > 12 && sum % 10 === 0;
};

export const formOf = ({ useState, input }) =>
  function CardForm() {
    const [card, setCard] = useState({ number: '', expiry: '', cvc: '' });
    const [left, setLeft] = useState({});
    const field = (name, label, complete, shape, isRight) => (
      <p>
        <label htmlFor={name}>{label}</label>
        <input
          id={name}
          inputMode="numeric"
          autoComplete={complete}
          value={card[name]}
          {...{ [input]: (event) => setCard({ ...card, [name]: shape(event.target.value) }) }}
          onBlur={() => setLeft({ ...left, [name]: true })}
        />
        <span role="alert">{left[name] && !isRight(card[name]) ? `Check the ${label.toLowerCase()}.` : ''}</span>
      </p>
    );
    return (
      <form>
        {field('number', 'Card number', 'cc-number', grouped, isCard)}
        {field('expiry', 'Expiry', 'cc-exp', dated, (text) => digits(text).length === 4)}
        {field('cvc', 'Security code', 'cc-csc', (text) => digits(text).slice(0, 4), (text) => text.length > 2)}
      </form>
    );
  };
