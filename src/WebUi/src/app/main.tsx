import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import '../theme/tokens.css'
import '../theme/app.css'
import '../theme/alerts.css'
import '../theme/changes.css'
import '../theme/pages.css'
import '../theme/guests.css'
import '../theme/habits.css'
import { createQueryClient } from '../api/queryClient'
import { liveStream } from '../live/live'
import { Providers } from './Providers'
import { makeRouter } from './router'

const queryClient = createQueryClient()
liveStream(queryClient)
const router = makeRouter(queryClient)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Providers>
        <RouterProvider router={router} />
      </Providers>
    </QueryClientProvider>
  </StrictMode>,
)
