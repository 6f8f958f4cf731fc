import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { change } from '../../../tests/changes'
import { server } from '../../../tests/setup'
import { API, CLUSTER, guest } from '../../../tests/some'
import { toCsv } from './csv'
import { requestFor, sortOut } from './outcome'
import { runAll, stageAll, type ItemResult } from './run'

const OTHER = '00000000-0000-4000-8000-000000000002'

describe('a bulk action', () => {
  it('leaves out whom it makes no sense for, and says why', () => {
    const { will, out } = sortOut({ action: 'start', guests: [guest(1, { status: 'stopped' }), guest(2), guest(3, { status: 'stopped', template: true })] })
    expect(will.map((each) => each.vmid)).toEqual([1])
    expect(out.map((each) => each.why)).toEqual(['Not while it is running', 'A template can’t run'])
  })
  it('moves only those that are elsewhere, and suspends no container', () => {
    expect(sortOut({ action: 'migrate', guests: [guest(1), guest(2, { node: 'node2' })] }, 'node2').will.map((each) => each.vmid)).toEqual([1])
    expect(sortOut({ action: 'suspend', guests: [guest(1, { vm_type: 'lxc' })] }).will).toEqual([])
  })
  it('keeps a container’s memory out of its snapshot', () => {
    expect(requestFor('snapshot', guest(1, { vm_type: 'lxc' }), { snapname: 'a', vmstate: true }).payload).toEqual({ snapname: 'a' })
  })
  it('asks each cluster for its own guests, and one that fails stops no other', async () => {
    const asked: string[] = []
    server.use(http.post(`${API}/hypervisor/controllers/:id/bulk-action`, async ({ params, request }) => {
      const body = (await request.json()) as { targets: { vmid: number }[] }
      asked.push(`${String(params.id)} ${body.targets.map((each) => each.vmid).join()}`)
      if (params.id === OTHER) return HttpResponse.json({ status: 403, title: 'Forbidden', detail: 'Not yours.', code: 'forbidden' }, { status: 403 })
      return HttpResponse.json(body.targets.map(({ vmid }) => (vmid === 2
        ? { vmid, node: 'node1', success: false, change_id: 'c2', upid: null, status: null, error: { code: 'approval_required', detail: 'Bob has to approve.' } }
        : { vmid, node: 'node1', success: true, change_id: 'c1', upid: 'UPID', status: 'applying', error: null })))
    }))
    const results = new Map<number, ItemResult>()
    await runAll('stop', [guest(1), guest(2), guest(3, { id: `${OTHER}/3`, controller_id: OTHER })], {}, (each, result) => typeof result === 'object' && results.set(each.vmid, result))
    expect(asked).toEqual([`${CLUSTER} 1,2`, `${OTHER} 3`])
    expect(results.get(1)).toMatchObject({ ok: true, status: 'applying' })
    expect(results.get(2)).toMatchObject({ ok: false, waits: true, changeId: 'c2' })
    expect(results.get(3)).toEqual({ ok: false, problem: 'Not yours.' })
  })
  it('only stages where it may not run, one change each', async () => {
    const staged: string[] = []
    server.use(http.post(`${API}/gateway-proxmox-vm/:id/changes/:feature`, ({ params }) => {
      staged.push(String(params.feature))
      return HttpResponse.json(change(), { status: 201 })
    }))
    const results: ItemResult[] = []
    await stageAll('stop', [guest(1), guest(2)], {}, false, (_, result) => typeof result === 'object' && results.push(result))
    expect(staged).toEqual(['proxmox.vm.stop', 'proxmox.vm.stop'])
    expect(results.every((result) => result.ok && result.waits)).toBe(true)
  })
})

describe('exported results', () => {
  it('are no formulas, and quoted where they must be', () => {
    expect(toCsv([['=1+1', 'a,b', 'say "x"', 5, undefined]])).toBe(`'=1+1,"a,b","say ""x""",5,`)
  })
})
