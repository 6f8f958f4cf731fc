import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { open } from '../../../tests/app'
import { server } from '../../../tests/setup'
import { API, CLUSTER, guest } from '../../../tests/some'

const at = `${API}/hypervisor/controllers/${CLUSTER}/nodes/:node/:type/:vmid`
const found = http.get(at, () => HttpResponse.json({ guest: guest(101, { node: 'node7' }), timeline: [] }))

describe('guest page', () => {
  it('finds a guest without knowing its node, and shows its snapshots as a tree', async () => {
    const snapshot = (name: string, parent: string | null) => ({ name, parent, description: null, created_at: '2026-11-23T10:00:00Z', vmstate: false })
    server.use(found, http.get(`${at}/snapshots`, () => HttpResponse.json([snapshot('base', null), snapshot('later', 'base')])), http.get(`${at}/config`, () => HttpResponse.json({ parent: 'later' })))
    open(`/c/${CLUSTER}/g/qemu/101/snapshots`)
    expect(await screen.findByText('node7')).toBeTruthy()
    const tree = await screen.findByRole('list', { name: 'Snapshots' })
    expect([...tree.children].map((line) => line.textContent?.match(/base|later|You are here/)?.[0])).toEqual(['base', 'later', 'You are here'])
  })
  it('says in PVE’s words why a part could not be read, and how to go on', async () => {
    server.use(found, http.get(`${at}/pending`, () => HttpResponse.json({ status: 502, code: 'node_unreachable', title: 'Bad gateway', detail: 'Node \'node7\' can\'t be reached: no route to host' }, { status: 502 })))
    open(`/c/${CLUSTER}/g/qemu/101/hardware`)
    expect((await screen.findByRole('alert')).textContent).toContain('no route to host')
    expect(screen.getByText(/whether the other nodes reach it/)).toBeTruthy()
  })
  it('has no agent for a container, and its address says why', async () => {
    server.use(http.get(at, () => HttpResponse.json({ guest: guest(101, { vm_type: 'lxc' }), timeline: [] })))
    open(`/c/${CLUSTER}/g/lxc/101/agent`)
    expect(await screen.findByText(/Only virtual machines have this/)).toBeTruthy()
    expect(screen.queryByRole('link', { name: 'Agent' })).toBeNull()
  })
})
