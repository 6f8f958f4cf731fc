import { cleanup, configure } from '@testing-library/react'
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
  http.put(`${API}/users/me/views/preferences`, async ({ request }) => HttpResponse.json({ id: 'preferences', updated_at: '2026-11-23T01:00:00Z', value: await request.json() })),
  http.get(`${API}/hypervisor/fleet/backup-coverage`, () => HttpResponse.json({ threshold_hours: 24, total_guests: 0, covered: 0, stale: 0, never: 0, unknown: 0, clusters: [], items: [], total: 0, offset: 0, as_of: null, gaps: [] })),
  http.get(`${API}/hypervisor/fleet/events`, () => new HttpResponse(new ReadableStream(), { headers: { 'Content-Type': 'text/event-stream' } })),
  http.get(`${API}/hypervisor/alerts`, () => HttpResponse.json({ items: [], total: 0, offset: 0, counts: { active: 0, critical: 0, unacknowledged: 0, muted: 0 }, gaps: [] })),
  http.get(`${API}/hypervisor/changes`, () => HttpResponse.json({ items: [], next_cursor: null, counts: {} })),
  http.get(`${API}/hypervisor/fleet/dashboard`, () => HttpResponse.json({ total_clusters: 0, clusters: [] })),
  http.get(`${API}/hypervisor/fleet/storage`, () => HttpResponse.json({ items: [], total: 0, as_of: null, stale: false, gaps: [] })),
)

// A page and its part come by import, which takes long where others build.
configure({ asyncUtilTimeout: 15_000 })

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
