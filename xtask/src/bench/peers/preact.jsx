import { render } from 'preact';
import { useState } from 'preact/hooks';
import { formOf } from './form.jsx';

const CardForm = formOf({ useState, input: 'onInput' });
render(<CardForm />, document.querySelector('#card'));
