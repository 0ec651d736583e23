import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { formOf } from './form.jsx';

const CardForm = formOf({ useState, input: 'onChange' });
createRoot(document.querySelector('#card')).render(<CardForm />);
