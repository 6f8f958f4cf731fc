import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { open } from '../../../../tests/app'
import { preflight } from '../../../../tests/changes'
import { server } from '../../../../tests/setup'
import { API, CLUSTER, guest } from '../../../../tests/some'
import { planner } from '../../../plan/store'

const at = `${API}/hypervisor/controllers/${CLUSTER}`

async function edit() {
  const asked: unknown[] = []
  server.use(
    http.get(`${at}/nodes/:node/qemu/101`, () => HttpResponse.json({ guest: guest(101), timeline: [] })),
    http.get(`${at}/nodes/:node/qemu/101/config`, () => HttpResponse.json({ memory: '2048', cores: 2, onboot: 1, digest: 'abc' })),
    http.get(`${at}/nodes/:node/qemu/101/pending`, () => HttpResponse.json([{ key: 'memory', value: '2048' }])),
    http.get(`${at}/dashboard`, () => HttpResponse.json({ controller_id: CLUSTER, controller_name: 'pve-a' })),
    http.post(`${at}/preflight`, async ({ request }) => {
      asked.push(await request.json())
      return HttpResponse.json(preflight({ feature: 'proxmox.vm.config' }))
    }),
  )
  const { router } = open(`/c/${CLUSTER}/g/qemu/101/hardware?edit=1`)
  return { asked, router, memory: await screen.findByRole('textbox', { name: 'Memory' }) }
}

beforeEach(() => sessionStorage.clear())
afterEach(() => act(() => planner.close()))

describe('settings as a form', () => {
  it('show old and new and when it takes effect, and plan what is other only', async () => {
    const { asked, memory } = await edit()
    fireEvent.change(memory, { target: { value: '4096' } })
    const difference = screen.getByRole('complementary', { name: 'What changes' })
    expect(within(difference).getByText('after the next start')).toBeTruthy()
    expect(within(difference).getByText('4096')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'See the plan' }))
    await waitFor(() => expect(asked[0]).toMatchObject({ feature: 'proxmox.vm.config', operation: 'update', payload: { memory: '4096', digest: 'abc', vmid: 101 } }))
    expect((asked[0] as { payload: object }).payload).not.toHaveProperty('cores')
  })
  it('ask before they are left, stay as a draft, and go back one by one', async () => {
    const { router, memory } = await edit()
    fireEvent.change(memory, { target: { value: '4096' } })
    void router.navigate({ to: '/c/$controller/g/$type/$vmid/$tab', params: { controller: CLUSTER, type: 'qemu', vmid: '101', tab: 'options' } })
    await screen.findByText('Leave without planning?')
    await userEvent.click(screen.getByRole('button', { name: 'Stay' }))
    expect(router.state.location.pathname).toContain('/hardware')
    expect(JSON.parse(sessionStorage.getItem(`draft:edit ${CLUSTER}/101 hardware`)!)).toEqual({ memory: '4096' })
    await userEvent.click(screen.getByRole('button', { name: 'was 2048: put Memory back' }))
    await waitFor(() => expect(sessionStorage.getItem(`draft:edit ${CLUSTER}/101 hardware`)).toBeNull())
    expect(screen.getByText('Nothing is changed yet.')).toBeTruthy()
  })
})
