import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { afterEach, describe, expect, it } from 'vitest'
import { open } from '../../../tests/app'
import { preflight } from '../../../tests/changes'
import { server } from '../../../tests/setup'
import { API, cluster, CLUSTER, guest, user } from '../../../tests/some'
import type { PlanRequest } from '../request'
import { planner } from '../store'

const BELOW = `${API}/hypervisor/controllers/:id`
const JOB = { id: 'nightly', schedule: '02:30', storage: 'backup', vmid: '', mode: 'snapshot', compress: 'zstd', enabled: true, mailto: null, node: null, all: true, exclude: null, pool: null, next_run: null, comment: null, prune_backups: 'keep-last=3', type: 'vzdump' }
const RESOURCE = { sid: 'vm:101', state: 'started', group: null, max_relocate: 1, max_restart: 1, failback: true, comment: null, request_state: 'started', status: '', node: 'node1', crm_state: 'started' }

function serve(version = '9.2.1') {
  const asked: unknown[] = []
  const list = (what: string, rows: unknown) => http.get(`${BELOW}${what}`, () => HttpResponse.json(rows as never))
  server.use(
    http.get(`${API}/auth/me`, () => HttpResponse.json({ ...user, gates: { writes_open: true, closed_by: [] } })),
    list('/dashboard', cluster({ pve_version: version })), list('/vms', [guest(101), guest(102)]), list('/nodes', [{ id: '1', name: 'node1', node: 'node1' }, { id: '2', name: 'node2', node: 'node2' }]), list('/pools', []), list('/backup/jobs', [JOB]), list('/ha/resources', [RESOURCE]), list('/ha/groups', []),
    list('/storage', [{ id: 's', storage: 'backup', content: ['backup'] }]),
    http.post(`${BELOW}/preflight`, async ({ request }) => {
      asked.push(await request.json())
      return HttpResponse.json(preflight())
    }),
  )
  return asked
}

async function show(request: Omit<PlanRequest, 'controller'>) {
  open('/changes')
  await screen.findByRole('heading', { level: 1 })
  planner.open({ controller: CLUSTER, form: true, ...request })
  return within(await screen.findByRole('dialog', undefined, { timeout: 5000 }))
}

afterEach(() => planner.close())

describe('forms of a cluster’s parts', { timeout: 20_000 }, () => {
  it('change a job by what was changed, and refuse to plan nothing', async () => {
    const asked = serve()
    const drawer = await show({ feature: 'proxmox.backup.job', operation: 'update', targetId: 'nightly', name: 'nightly' })
    const schedule = (await drawer.findAllByLabelText('Schedule', undefined, { timeout: 5000 }))[0]!
    await userEvent.click(drawer.getByRole('button', { name: 'See the plan' }))
    expect(drawer.getByRole('alert').textContent).toBe('Change at least one value.')
    await userEvent.clear(schedule)
    await userEvent.type(schedule, 'sat 04:00')
    await userEvent.clear(drawer.getByLabelText('Keep last'))
    await userEvent.type(drawer.getByLabelText('Keep weekly'), '2')
    await userEvent.click(drawer.getByRole('button', { name: 'See the plan' }))
    await drawer.findByText(/POST \/nodes/)
    expect(asked).toEqual([{ feature: 'proxmox.backup.job', operation: 'update', target_id: 'nightly', payload: { schedule: 'sat 04:00', 'prune-backups': 'keep-weekly=2' } }])
  })
  it('offer groups up to version 8, and no longer', async () => {
    serve('8.4.1')
    const drawer = await show({ feature: 'proxmox.ha.resource', operation: 'update', targetId: 'vm:101', name: 'vm:101' })
    await drawer.findAllByLabelText('Group', undefined, { timeout: 5000 })
    expect(drawer.queryByLabelText(/Goes back/)).toBeNull()
  })
  it('change an HA resource in what differs', async () => {
    const asked = serve()
    const drawer = await show({ feature: 'proxmox.ha.resource', operation: 'update', targetId: 'vm:101', name: 'vm:101' })
    const restarts = await drawer.findByLabelText('Restarts on the same node', undefined, { timeout: 5000 })
    expect(drawer.queryByLabelText('Group')).toBeNull()
    await userEvent.clear(restarts)
    await userEvent.type(restarts, '3')
    await userEvent.click(drawer.getByLabelText(/Goes back/))
    await userEvent.click(drawer.getByRole('button', { name: 'See the plan' }))
    await drawer.findByText(/POST \/nodes/)
    expect(asked).toEqual([{ feature: 'proxmox.ha.resource', operation: 'update', target_id: 'vm:101', payload: { max_restart: 3, failback: false } }])
  })
  it('make a group of nodes with priorities', async () => {
    const asked = serve('8.4.1')
    const drawer = await show({ feature: 'proxmox.ha.group' })
    await userEvent.type(await drawer.findByLabelText('Name', undefined, { timeout: 5000 }), 'first')
    await userEvent.click(drawer.getByRole('button', { name: 'See the plan' }))
    expect(drawer.getByText('Choose at least one node.')).toBeTruthy()
    await userEvent.click(await drawer.findByLabelText('node2'))
    await userEvent.type(drawer.getByLabelText('Priority of node2'), '5')
    await userEvent.click(drawer.getByLabelText('node1'))
    await userEvent.click(drawer.getByLabelText(/Nowhere else/))
    await userEvent.click(drawer.getByRole('button', { name: 'See the plan' }))
    await drawer.findByText(/POST \/nodes/)
    expect(asked).toEqual([{ feature: 'proxmox.ha.group', operation: 'create', payload: { group: 'first', nodes: 'node2:5,node1', restricted: true } }])
  })
})
