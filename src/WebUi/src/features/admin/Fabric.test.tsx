import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { open } from '../../../tests/app'
import { server } from '../../../tests/setup'
import { API, user } from '../../../tests/some'

const ID = '00000000-0000-4000-8000-0000000000f1'
const person = { user_id: user.user_id, username: 'ann' }
const connection = (part: object = {}) => ({
  id: ID, name: 'Watch', source_event: 'hypervisor.guest.stopped', conditions: [{ field: 'vmid', op: 'in', value: [100, 101] }], steps: [{ operation_id: 'hypervisor.vm.start', inputs: { vmid: '{{ event.vmid }}' } }],
  cooldown: 0, enabled: true, author: person, created_at: '2026-11-23T01:00:00Z', updated_at: '2026-11-23T01:00:00Z', ...part,
})
const catalog = {
  events: [{ kind: 'hypervisor.guest.stopped', description: '', fields: [{ name: 'vmid', type: 'integer', optional: false }] }],
  operations: [{ id: 'hypervisor.vm.start', name: 'Start', description: '', output: '', lowest_role: 'site_admin', permission: '', write: true, inputs: [{ name: 'vmid', type: 'integer', required: true }] }],
}
const letter = (id: string) => ({ id, event: { id, kind: 'hypervisor.guest.stopped', at: '2026-11-23T01:00:00Z', payload: { vmid: 100 } }, accepted_at: '2026-11-23T01:00:00Z', attempts: 6, next_at: '2026-11-23T01:00:00Z', reason: 'The cluster is away.' })

function serve() {
  const sent: { method: string; path: string; body?: unknown }[] = []
  const take = async (request: Request) => {
    sent.push({ method: request.method, path: new URL(request.url).pathname.replace('/api/v1', ''), body: request.method === 'DELETE' ? undefined : await request.json().catch(() => undefined) })
  }
  server.use(
    http.get(`${API}/fabric/catalog`, () => HttpResponse.json(catalog)),
    http.get(`${API}/fabric/connections`, () => HttpResponse.json([connection()])),
    http.get(`${API}/fabric/connections/${ID}/runs`, () => HttpResponse.json([{ id: 'r1', event_id: 'e', event_kind: 'hypervisor.guest.stopped', at: '2026-11-23T01:00:00Z', outcome: 'dead', attempts: 6, changes: ['c1'], detail: 'The cluster is away.' }])),
    http.get(`${API}/fabric/connections/${ID}/dead-letters`, () => HttpResponse.json([letter('d1'), letter('d2')])),
    http.put(`${API}/fabric/connections/${ID}`, async ({ request }) => {
      await take(request)
      const body = sent.at(-1)!.body as { conditions: { value: unknown }[] }
      return body.conditions[0]?.value === 'x' ? HttpResponse.json({ status: 422, code: 'invalid', detail: 'Bad.', errors: { 'conditions[0].value': ['The value does not fit.'] } }, { status: 422 }) : HttpResponse.json(connection(sent.at(-1)!.body as object))
    }),
    http.post(`${API}/fabric/connections/${ID}/dead-letters/:delivery/replay`, async ({ request, params }) => {
      await take(request)
      return params.delivery === 'd1' ? new HttpResponse(null, { status: 204 }) : HttpResponse.json({ status: 404, detail: 'Gone.' }, { status: 404 })
    }),
  )
  return sent
}

describe('fabric', () => {
  it('switches a connection off with all else as it was', async () => {
    const sent = serve()
    open('/admin/fabric')
    await userEvent.click(await screen.findByRole('button', { name: 'Actions for Watch' }))
    await userEvent.click(await screen.findByText('Switch off'))
    await waitFor(() => expect(sent).toHaveLength(1))
    const { name, source_event, conditions, steps, cooldown } = connection()
    expect(sent[0]!.body).toEqual({ name, source_event, conditions, steps, cooldown, enabled: false })
  })
  it('says at its field what the server minds, and saves values by their types', async () => {
    const sent = serve()
    open(`/admin/fabric/${ID}?tab=wiring`)
    const value = await screen.findByLabelText('Value')
    expect((value as HTMLInputElement).value).toBe('100, 101')
    await userEvent.clear(value)
    await userEvent.type(value, '7, 8')
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]!.body).toMatchObject({ conditions: [{ field: 'vmid', op: 'in', value: [7, 8] }], steps: [{ operation_id: 'hypervisor.vm.start', inputs: { vmid: '{{ event.vmid }}' } }] })
  })
  it('replays all dead letters and tells how many could not be', async () => {
    const sent = serve()
    open(`/admin/fabric/${ID}?tab=dead`)
    await userEvent.click(await screen.findByRole('button', { name: 'Try all again' }))
    await waitFor(() => expect(sent.map((each) => each.path).toSorted()).toEqual([`/fabric/connections/${ID}/dead-letters/d1/replay`, `/fabric/connections/${ID}/dead-letters/d2/replay`]))
    expect((await screen.findAllByText(/1 letter is tried again, 1 could not be/)).length).toBeGreaterThan(0)
  })
  it('links runs to the changes that they staged', async () => {
    serve()
    open(`/admin/fabric/${ID}`)
    expect((await screen.findByRole('link', { name: 'change 1' })).getAttribute('href')).toContain('/changes/c1')
    expect(screen.getByText('given up')).toBeTruthy()
  })
})
