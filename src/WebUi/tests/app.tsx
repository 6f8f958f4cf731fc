import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { createQueryClient } from '../src/api/queryClient'
import { Providers } from '../src/app/Providers'
import { makeRouter } from '../src/app/router'
import { server } from './setup'
import { user } from './some'

export const API = 'http://localhost/api/v1'

/** The whole app at an address, its user signed in, the fleet empty and the stream silent unless a test says otherwise. */
export function open(path: string) {
  server.use(
    http.get(`${API}/auth/me`, () => HttpResponse.json(user)),
    http.get(`${API}/sites`, () => HttpResponse.json([])),
    http.get(`${API}/hypervisor/fleet/events`, () => new HttpResponse(new ReadableStream(), { headers: { 'Content-Type': 'text/event-stream' } })),
    http.get(`${API}/hypervisor/fleet/dashboard`, () => HttpResponse.json({ total_clusters: 0, clusters: [] })),
    http.get(`${API}/hypervisor/fleet/storage`, () => HttpResponse.json({ items: [], total: 0, as_of: null, stale: false, gaps: [] })),
  )
  const client = createQueryClient()
  const router = makeRouter(client)
  const history = createMemoryHistory({ initialEntries: [`/hypervisor${path}`] })
  router.update({ ...router.options, history } as never)
  render(
    <QueryClientProvider client={client}>
      <Providers><RouterProvider router={router} /></Providers>
    </QueryClientProvider>,
  )
  return { client, router }
}
