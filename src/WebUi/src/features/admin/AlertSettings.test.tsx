import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { rule } from '../../../tests/alerts'
import { open } from '../../../tests/app'
import { server } from '../../../tests/setup'
import { API, user } from '../../../tests/some'
import type { AlertRule, WebhookRecord } from '../../api/alerts'

const NODE = rule({ id: 'node-down', kind: 'node_down', severity: 'critical', raise_at: null, clear_at: null, raise_after_seconds: 120, clear_after_seconds: 120 })
const HOOK = { id: 'w1', name: 'pager', url: 'https://alerts.example.org/hook', tls_fingerprint: null, enabled: true, kinds: [], severities: ['critical'], created_at: '2026-11-23T01:00:00Z', updated_at: '2026-11-23T01:00:00Z', updated_by: { user_id: 'ann', username: 'ann' } }
const DEAD: WebhookRecord = { id: 'd1', outcome: 'dead', accepted_at: '2026-11-23T01:00:00Z', attempts: 12, next_at: null, last: { at: '2026-11-23T05:00:00Z', status: 500, error: 'It answered 500.', duration_ms: 12 }, event_count: 3, summary: 'Node node3 of pve-a is offline.' }

function serve({ role = 'org_admin', hooks = [HOOK] as unknown[] } = {}) {
  server.use(
    http.get(`${API}/auth/me`, () => HttpResponse.json({ ...user, role })),
    http.get(`${API}/hypervisor/alerts/rules`, () => HttpResponse.json({ rules: [NODE, rule()], mutes: {}, defaults: [NODE, rule()] })),
    http.get(`${API}/hypervisor/alerts/webhooks`, () => HttpResponse.json(hooks)),
    http.get(`${API}/hypervisor/alerts/webhooks/w1/deliveries`, () => HttpResponse.json([DEAD])),
  )
}

describe('alert rules', () => {
  it('are saved as a whole, a new one before the others, and say at the field what the server minds', async () => {
    serve()
    const sent: AlertRule[][] = []
    server.use(http.put(`${API}/hypervisor/alerts/rules`, async ({ request }) => {
      sent.push(((await request.json()) as { rules: AlertRule[] }).rules)
      return HttpResponse.json({ status: 422, detail: 'Bad values.', errors: { 'rules[0].clear_at': ['It is not more than raise_at.'] } }, { status: 422 })
    }))
    open('/admin/alerts')
    const form = await screen.findByRole('form', { name: 'Rules' })
    await userEvent.click(within(form).getByText('Add a rule'))
    const added = await within(form).findByLabelText('Storage full storage-full-2')
    fireEvent.change(within(added).getByLabelText('Clear below, percent'), { target: { value: '95' } })
    fireEvent.submit(form)
    expect(await within(added).findByText('It is not more than raise_at.')).toBeTruthy()
    expect(sent[0]!.map((each) => each.id)).toEqual(['storage-full-2', 'node-down', 'storage-full'])
    expect(sent[0]![0]).toMatchObject({ raise_at: 90, clear_at: 95, raise_after_seconds: 300 })
  })
  it('can be read but not changed below an organization administrator, who see no webhooks', async () => {
    serve({ role: 'site_admin' })
    open('/admin/alerts')
    const form = await screen.findByRole('form', { name: 'Rules' })
    expect(within(form).queryByRole('button', { name: 'Save rules' })).toBeNull()
    expect(within(form).getByText(/from 90 %, good below 85 %/)).toBeTruthy()
    fireEvent.click(within(form).getByLabelText('Fields of rule node-down'))
    expect((within(form).getByLabelText('Name') as HTMLInputElement).disabled).toBe(true)
    expect(screen.queryByRole('region', { name: 'Webhooks' })).toBeNull()
  })
})

describe('webhooks', () => {
  it('show their secret once, to copy', async () => {
    serve({ hooks: [] })
    const sent: unknown[] = []
    server.use(http.post(`${API}/hypervisor/alerts/webhooks`, async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json({ webhook: HOOK, secret: 'whsec_shown-once' }, { status: 201 })
    }))
    open('/admin/alerts')
    await userEvent.click(await screen.findByRole('button', { name: 'Add a webhook' }))
    const dialog = await screen.findByRole('dialog')
    fireEvent.change(within(dialog).getByLabelText(/^Name/), { target: { value: 'pager' } })
    fireEvent.change(within(dialog).getByLabelText(/^Address/), { target: { value: HOOK.url } })
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add a webhook' }))
    expect(await screen.findByText('whsec_shown-once')).toBeTruthy()
    expect(sent).toEqual([{ name: 'pager', url: 'https://alerts.example.org/hook', tls_fingerprint: null, enabled: true, kinds: [], severities: [] }])
    await userEvent.click(screen.getByRole('button', { name: 'I have copied it' }))
    await waitFor(() => expect(screen.queryByText('whsec_shown-once')).toBeNull())
  })
  it('tell what a test was answered', async () => {
    serve()
    server.use(http.post(`${API}/hypervisor/alerts/webhooks/w1/test`, () => HttpResponse.json({ at: '2026-11-23T01:00:00Z', status: null, error: 'It did not answer within 10 seconds.', duration_ms: 10_000 })))
    open('/admin/alerts')
    await userEvent.click(await screen.findByRole('button', { name: 'Test' }))
    expect(await screen.findByText('pager: It did not answer within 10 seconds.')).toBeTruthy()
  })
  it('send a dead letter again', async () => {
    serve()
    const sent: string[] = []
    server.use(http.post(`${API}/hypervisor/alerts/webhooks/w1/dead-letters/:id/replay`, ({ params }) => {
      sent.push(params.id as string)
      return new HttpResponse(null, { status: 204 })
    }))
    open('/admin/alerts?webhook=w1')
    const dialog = await screen.findByRole('dialog', { name: 'Deliveries to pager' })
    const row = (await within(dialog).findByText('It answered 500.')).closest('tr')!
    expect(row.textContent).toContain('and 2 more')
    await userEvent.click(within(row).getByRole('button', { name: 'Send again' }))
    await waitFor(() => expect(sent).toEqual(['d1']))
  })
})
