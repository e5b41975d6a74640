// Starts the web app in the page.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { App } from './app.tsx'
import { CallFailed, whenSignedOut } from './data/client.ts'
import './style/base.css'
import './style/shell.css'
import './style/card.css'
import './style/chat.css'
import './style/form.css'
import './style/request.css'
import './style/admin.css'
import './style/knowledge.css'
import './style/insight.css'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refused question is not asked again; a server that is away is.
      retry: (failures, error) =>
        failures < 2 && error instanceof CallFailed && (error.status === 0 || error.status >= 500),
      retryDelay: (n) => Math.min(600 * 2 ** n, 5_000),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})
whenSignedOut(() => void client.invalidateQueries({ queryKey: ['session'] }))

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
)
