import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router-dom';
import { ConsoleApp } from './app/console-app.tsx';
import { reloadAfterUpdate } from './app/reload-after-update.ts';

const mount = document.getElementById('console');
if (!mount) throw new Error('index.html has no element #console');

reloadAfterUpdate();

/** A data router, so that later forms can hold back a navigation that would lose what was typed. */
const router = createBrowserRouter([{ path: '*', element: <ConsoleApp /> }], { basename: '/console' });

createRoot(mount).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
