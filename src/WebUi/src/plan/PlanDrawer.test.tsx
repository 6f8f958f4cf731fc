import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { afterEach, describe, expect, it } from 'vitest'
import { open } from '../../tests/app'
import { change, preflight } from '../../tests/changes'
import { server } from '../../tests/setup'
import { API, CLUSTER, guest, user } from '../../tests/some'
import type { Preflight } from '../api/changes'
import type { Me } from '../api/types'
import { guestAction } from './actions/guestActions'
import { guestTarget, type PlanRequest } from './request'
import { planner } from './store'

const STOP: PlanRequest = { ...guestTarget(guest(101)), feature: 'proxmox.vm.stop' }
const DELETE: PlanRequest = { ...guestTarget(guest(101)), feature: 'proxmox.vm.destroy', operation: 'delete' }
const CHANGE = change()

interface Sent {
  url: string
  key: string | null
  body: unknown
}

function serve(plan: Partial<Preflight> = {}, me: Partial<Me> = { gates: { writes_open: true, closed_by: [] } }, staged: Partial<typeof CHANGE> = {}) {
  const sent: Sent[] = []
  const note = async (request: Request) => {
    sent.push({ url: new URL(request.url).pathname.replace('/api/v1', ''), key: request.headers.get('Idempotency-Key'), body: await request.json().catch(() => null) })
  }
  server.use(
    http.get(`${API}/auth/me`, () => HttpResponse.json({ ...user, ...me })),
    http.get(`${API}/hypervisor/controllers/:id/dashboard`, () => HttpResponse.json({ controller_id: CLUSTER, controller_name: 'pve-a' })),
    http.get(`${API}/hypervisor/fleet/guests`, () => HttpResponse.json({ items: [guest(101)], total: 1 })),
    http.post(`${API}/hypervisor/controllers/:id/preflight`, () => HttpResponse.json(preflight(plan))),
    http.post(`${API}/gateway-proxmox-vm/:id/changes/:feature`, async ({ request }) => {
      await note(request)
      return HttpResponse.json({ ...CHANGE, ...staged }, { status: 201 })
    }),
    http.post(`${API}/hypervisor/changes/:id/apply`, async ({ request }) => {
      await note(request)
      return HttpResponse.json({ ...CHANGE, ...staged, status: 'applying', upid: 'UPID:node1:1:2:3:qmstop:101:a@pve:', revision: 2 })
    }),
    http.get(`${API}/hypervisor/changes/:id`, () => HttpResponse.json({ ...CHANGE, ...staged })),
    http.get(`${API}/hypervisor/changes/:id/log`, () => HttpResponse.json([{ n: 1, t: 'stopping' }])),
  )
  return sent
}

async function show(request: PlanRequest) {
  open('/changes')
  await screen.findByRole('heading', { level: 1 })
  planner.open(request)
  return within(await screen.findByRole('dialog'))
}

afterEach(() => planner.close())

describe('the plan drawer', () => {
  it('shows what would be sent and touched, masked values as they come, and runs it with one key', async () => {
    const sent = serve({ diff: [{ key: 'cipassword', from: null, to: '********' }, { key: 'memory', from: '2048', to: '4096' }] })
    const drawer = await show(STOP)
    await drawer.findByText(/POST \/nodes\/node1\/qemu\/101\/status\/stop/)
    expect(drawer.getByText('vm-00101, running')).toBeTruthy()
    expect(drawer.getByText('********')).toBeTruthy()
    await userEvent.click(drawer.getByRole('button', { name: 'Run now' }))
    await drawer.findByText('applying')
    expect(sent.map((each) => each.url)).toEqual([`/gateway-proxmox-vm/${CLUSTER}/changes/proxmox.vm.stop`, `/hypervisor/changes/${CHANGE.id}/apply`])
    expect(sent[0]!.key).toMatch(/^[0-9a-f]{32}$/)
    await drawer.findByText('stopping')
  })
  it('begins on the main button, so that Enter runs it', async () => {
    serve()
    const drawer = await show(STOP)
    const run = await drawer.findByRole('button', { name: 'Run now' })
    await waitFor(() => expect(document.activeElement).toBe(run))
  })
  it('begins on Cancel when somebody else wrote it, so that no key runs what was only looked at', async () => {
    serve()
    const search = new URLSearchParams({ feature: 'proxmox.vm.stop', target: `${CLUSTER}/node1/qemu/101`, name: 'harmless' })
    open(`/plan?${search}`)
    const drawer = within(await screen.findByRole('dialog'))
    expect(await drawer.findByRole('button', { name: 'Run now' })).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(drawer.getByRole('button', { name: 'Cancel' })))
    expect(screen.getByRole('heading', { name: 'Stop vm-00101' })).toBeTruthy()
  })
  it('only stages behind a closed gate, and says which it is and how it opens', async () => {
    const sent = serve({}, {})
    const drawer = await show(STOP)
    await drawer.findByText('ADAPTER_READ_ONLY is closed')
    expect(drawer.getByText(/ADAPTER_READ_ONLY set to false/)).toBeTruthy()
    expect(drawer.queryByRole('button', { name: 'Run now' })).toBeNull()
    await userEvent.click(drawer.getByRole('button', { name: 'Stage for review' }))
    await drawer.findByText('pending')
    expect(sent).toHaveLength(1)
  })
  it('requests approval where the policy asks for another person, and runs nothing', async () => {
    const sent = serve({ approval: 'two_persons' }, undefined, { approval: 'two_persons' })
    const drawer = await show(STOP)
    await drawer.findByText(/approval of somebody else/)
    expect(drawer.queryByRole('button', { name: 'Run now' })).toBeNull()
    await userEvent.click(drawer.getByRole('button', { name: 'Request approval' }))
    await drawer.findByText('You asked for it, so somebody else has to approve it.')
    expect(drawer.queryByRole('button', { name: 'Approve' })).toBeNull()
    expect(sent).toHaveLength(1)
  })
  it('runs what can’t be undone only after the object’s own name, and begins on Cancel', async () => {
    const sent = serve({ risk: 'catastrophic', requires_confirmation: true }, undefined, { plan: { ...CHANGE.plan, risk: 'catastrophic', requires_confirmation: true } })
    const drawer = await show(DELETE)
    // Deleting asks for its options first where it is opened from a menu; here the plan is opened at once.
    const run = await drawer.findByRole<HTMLButtonElement>('button', { name: 'Run now' })
    expect(run.disabled).toBe(true)
    expect(document.activeElement).toBe(drawer.getByRole('button', { name: 'Cancel' }))
    const field = drawer.getByRole('textbox', { name: 'Type vm-00101 to run it' })
    await userEvent.type(field, 'VM-00101')
    expect(run.disabled).toBe(true)
    await userEvent.clear(field)
    await userEvent.type(field, 'vm-00101')
    expect(run.disabled).toBe(false)
    await userEvent.click(run)
    await drawer.findByText('applying')
    expect(sent[1]!.body).toEqual({ confirmed: true })
  })
  it('says what is in the way instead of a plan', async () => {
    serve()
    server.use(http.post(`${API}/hypervisor/controllers/:id/preflight`, () => HttpResponse.json({ status: 409, title: 'Conflict', detail: 'The guest is protected.', code: 'conflict' }, { status: 409 })))
    const drawer = await show(STOP)
    await drawer.findByText('This is in the way')
    expect(drawer.getByText('The guest is protected.')).toBeTruthy()
    expect(drawer.queryByRole('button', { name: 'Run now' })).toBeNull()
  })
  it('asks again under the same key when an answer is lost', async () => {
    const sent = serve()
    let lost = true
    server.use(http.post(`${API}/gateway-proxmox-vm/:id/changes/:feature`, ({ request }) => {
      sent.push({ url: 'stage', key: request.headers.get('Idempotency-Key'), body: null })
      if (!lost) return HttpResponse.json(CHANGE, { status: 201 })
      lost = false
      return HttpResponse.error()
    }))
    const drawer = await show(STOP)
    await userEvent.click(await drawer.findByRole('button', { name: 'Stage for review' }))
    await drawer.findByText('pending', undefined, { timeout: 4000 })
    expect(sent).toHaveLength(2)
    expect(sent[0]!.key).toBe(sent[1]!.key)
  })
  it('keeps what was staged when it could not be applied, and says why', async () => {
    serve()
    server.use(http.post(`${API}/hypervisor/changes/:id/apply`, () => HttpResponse.json({ status: 409, title: 'Conflict', detail: 'Outside the maintenance window.', code: 'outside_window' }, { status: 409 })))
    const drawer = await show(STOP)
    await userEvent.click(await drawer.findByRole('button', { name: 'Run now' }))
    await drawer.findByText(/Outside the maintenance window/)
    expect(drawer.getByText('pending')).toBeTruthy()
  })
  it('asks for the fields first, refuses a bad one, and plans what was said', async () => {
    serve()
    const asked: unknown[] = []
    server.use(http.post(`${API}/hypervisor/controllers/:id/preflight`, async ({ request }) => {
      asked.push(await request.json())
      return HttpResponse.json(preflight())
    }))
    const drawer = await show(guestAction('snapshot').request(guest(101)))
    const name = await drawer.findByRole('textbox', { name: 'Name' })
    await userEvent.clear(name)
    await userEvent.type(name, '1 bad')
    await userEvent.click(drawer.getByRole('button', { name: 'See the plan' }))
    expect(name.getAttribute('aria-invalid')).toBe('true')
    await userEvent.clear(name)
    await userEvent.type(name, 'before')
    await userEvent.click(drawer.getByRole('button', { name: 'See the plan' }))
    await drawer.findByText(/POST \/nodes/)
    expect(asked).toEqual([{ feature: 'proxmox.snapshot.create', operation: 'create', payload: { node: 'node1', vm_type: 'qemu', vmid: 101, snapname: 'before' } }])
  })
  it('shows what the cluster refuses at its field, with what was entered, until it is mended', async () => {
    serve()
    server.use(http.post(`${API}/hypervisor/controllers/:id/preflight`, async ({ request }) => {
      const { payload } = (await request.json()) as { payload: { snapname: string } }
      return payload.snapname === 'later' ? HttpResponse.json(preflight()) : HttpResponse.json({ status: 422, code: 'validation_failed', errors: { snapname: ['There is one of that name.'] } }, { status: 422 })
    }))
    const drawer = await show(guestAction('snapshot').request(guest(101)))
    const name = () => drawer.getByRole('textbox', { name: 'Name' })
    await userEvent.clear(await drawer.findByRole('textbox', { name: 'Name' }))
    await userEvent.type(name(), 'before')
    await userEvent.type(drawer.getByRole('textbox', { name: 'Description' }), 'kept')
    await userEvent.click(drawer.getByRole('button', { name: 'See the plan' }))
    expect((await drawer.findByRole('alert')).textContent).toContain('There is one of that name.')
    expect(name().getAttribute('aria-invalid')).toBe('true')
    expect((drawer.getByRole('textbox', { name: 'Description' }) as HTMLTextAreaElement).value).toBe('kept')
    await userEvent.clear(name())
    await userEvent.type(name(), 'later')
    expect(name().getAttribute('aria-invalid')).not.toBe('true')
    await userEvent.click(drawer.getByRole('button', { name: 'See the plan' }))
    expect(await drawer.findByRole('button', { name: 'Run now' })).toBeTruthy()
  })
  it('explains an unknown outcome and looks again when asked to', async () => {
    serve({}, undefined, { status: 'unknown', failure_reason: 'The connection broke.' })
    server.use(http.post(`${API}/hypervisor/changes/:id/reconcile`, () => HttpResponse.json(change({ status: 'applied', revision: 9 }))))
    open('/changes')
    await screen.findByRole('heading', { level: 1 })
    planner.show(CHANGE.id)
    const drawer = within(await screen.findByRole('dialog'))
    await drawer.findByText(/may or may not have done this/)
    await userEvent.click(drawer.getByRole('button', { name: 'Check again' }))
    await drawer.findByText('It is done.')
  })
})
