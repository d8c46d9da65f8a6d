import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './components/App.tsx';
import { Boundary } from './components/Boundary.tsx';
import './desk.css';

const place = document.getElementById('desk');
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <Boundary>
        <App />
      </Boundary>
    </StrictMode>,
  );
}
