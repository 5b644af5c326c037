import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './tab.css';
import { Tab } from './Tab';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Tab />
  </StrictMode>,
);
