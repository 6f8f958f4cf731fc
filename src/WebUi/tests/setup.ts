import { cleanup } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { API, user } from './some'

/** The user is signed in, the fleet empty and the stream silent unless a test says otherwise. */
export const server = setupServer(
  http.get(`${API}/auth/me`, () => HttpResponse.json(user)),
  http.get(`${API}/auth/methods`, () => HttpResponse.json({ password: true, oidc: null })),
  http.get(`${API}/sites`, () => HttpResponse.json([])),
  http.get(`${API}/users/me/views`, () => HttpResponse.json([])),
  http.get(`${API}/hypervisor/fleet/events`, () => new HttpResponse(new ReadableStream(), { headers: { 'Content-Type': 'text/event-stream' } })),
  http.get(`${API}/hypervisor/changes`, () => HttpResponse.json({ items: [], next_cursor: null, counts: {} })),
  http.get(`${API}/hypervisor/fleet/dashboard`, () => HttpResponse.json({ total_clusters: 0, clusters: [] })),
  http.get(`${API}/hypervisor/fleet/storage`, () => HttpResponse.json({ items: [], total: 0, as_of: null, stale: false, gaps: [] })),
)

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => {
  cleanup()
  server.resetHandlers()
  localStorage.clear()
})
afterAll(() => server.close())

// What a browser has and happy-dom lacks or leaves at zero: without a height no virtual row would be drawn.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 640 })
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 1200 })
HTMLElement.prototype.scrollIntoView = () => undefined
if (!('fonts' in document)) Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() })
