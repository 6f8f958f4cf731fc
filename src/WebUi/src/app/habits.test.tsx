import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { afterEach, describe, expect, it } from 'vitest'
import { open } from '../../tests/app'
import { server } from '../../tests/setup'
import { API, CLUSTER, cluster, guest, guestPage } from '../../tests/some'
import { preferences, STANDARD } from '../ui/preferences'
import { beginAgain } from '../inventory/views/start'

afterEach(() => act(() => preferences.forget()))

const serveGuests = () =>
  server.use(
    http.get(`${API}/hypervisor/fleet/dashboard`, () => HttpResponse.json({ total_clusters: 1, online_clusters: 1, running_tasks: 0, clusters: [cluster()] })),
    http.get(`${API}/hypervisor/fleet/guests`, () => HttpResponse.json(guestPage([guest(101), guest(102)]))),
    http.get(`${API}/hypervisor/search`, () => HttpResponse.json({ items: [{ kind: 'node', id: 'node:x', name: 'node7', node: 'node7', controller_id: CLUSTER, controller_name: 'pve-a', status: 'online' }], total: 1, gaps: [] })),
  )

describe('keys', () => {
  it('go to pages and list what they do, unless they are switched off', async () => {
    serveGuests()
    const { router } = open('/preferences')
    await screen.findByRole('heading', { name: 'My preferences' })
    fireEvent.keyDown(document.body, { key: 'g' })
    fireEvent.keyDown(document.body, { key: 'g' })
    await waitFor(() => expect(router.state.location.pathname).toBe('/guests'))
    await screen.findByRole('grid', { name: 'Guests' })
    fireEvent.keyDown(document.body, { key: '?' })
    const list = await screen.findByRole('dialog', { name: 'Keys' })
    expect(within(list).getByText('start or shut down')).toBeTruthy()
    fireEvent.keyDown(list, { key: 'Escape' })
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Keys' })).toBeNull())
    act(() => preferences.change({ letters: false }))
    fireEvent.keyDown(document.body, { key: 'g' })
    fireEvent.keyDown(document.body, { key: 'n' })
    expect(router.state.location.pathname).toBe('/guests')
  })
})

describe('the palette', () => {
  it('finds objects of all kinds, and acts on the row in focus', async () => {
    serveGuests()
    const { router } = open('/guests')
    const grid = await screen.findByRole('grid', { name: 'Guests' })
    await within(grid).findByText('vm-00101')
    grid.focus()
    fireEvent.keyDown(grid, { key: 'j' })
    fireEvent.keyDown(document.body, { key: '.' })
    const box = await screen.findByRole('textbox', { name: 'Search pages, clusters and guests' })
    expect((box as HTMLInputElement).value).toBe('>')
    expect(await screen.findByRole('button', { name: 'Shut down vm-00101' })).toBeTruthy()
    await userEvent.clear(box)
    await userEvent.type(box, 'node7')
    await userEvent.click(await screen.findByRole('button', { name: /node7/ }))
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Search pages, clusters and guests' })).toBeNull())
    await waitFor(() => expect(router.state.location.href).toContain(`/c/${CLUSTER}/nodes?node=node7`))
  })
})

describe('preferences', () => {
  it('come from the server, and changes go there', async () => {
    let kept: unknown
    server.use(
      http.get(`${API}/users/me/views`, () => HttpResponse.json([{ id: 'preferences', updated_at: '2026-11-23T01:00:00Z', value: { ...STANDARD, density: 'compact', start: '//evil' } }])),
      http.put(`${API}/users/me/views/preferences`, async ({ request }) => {
        kept = await request.json()
        return HttpResponse.json({ id: 'preferences', updated_at: '2026-11-23T01:00:00Z', value: kept })
      }),
    )
    open('/preferences')
    await screen.findByRole('heading', { name: 'My preferences' })
    await waitFor(() => expect(document.documentElement.dataset.density).toBe('compact'))
    expect(preferences.now.start).toBeUndefined()
    await userEvent.click(screen.getByRole('button', { name: 'UTC' }))
    await waitFor(() => expect(kept).toMatchObject({ density: 'compact', times: 'utc' }))
  })
  it('begin where somebody wants to, once', async () => {
    serveGuests()
    beginAgain()
    act(() => preferences.change({ start: '/guests?q=status%3Arunning' }))
    const { router } = open('/')
    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'status:running' }))
    await act(() => router.navigate({ to: '/' }))
    expect(router.state.location.pathname).toBe('/')
  })
})

describe('the own password', () => {
  it('is changed with the current one, and what is wrong stands at its field', async () => {
    const sent: unknown[] = []
    server.use(
      http.post(`${API}/auth/password`, async ({ request }) => {
        sent.push(await request.json())
        return sent.length === 1 ? HttpResponse.json({ status: 422, code: 'invalid', errors: { current_password: ['This is not your password.'] } }, { status: 422 }) : new HttpResponse(null, { status: 204 })
      }),
    )
    open('/preferences')
    await userEvent.type(await screen.findByLabelText(/^Current password/), 'old password 1')
    await userEvent.type(screen.getByLabelText(/^New password(?! again)/), 'new password 1')
    await userEvent.click(screen.getByRole('button', { name: 'Change the password' }))
    expect(await screen.findByText('The two are not the same.')).toBeTruthy()
    expect(sent).toEqual([])
    await userEvent.type(screen.getByLabelText(/^New password again/), 'new password 1')
    await userEvent.click(screen.getByRole('button', { name: 'Change the password' }))
    expect(await screen.findByText('This is not your password.')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Change the password' }))
    expect(await screen.findByText(/Your password was changed/)).toBeTruthy()
    expect(sent[1]).toEqual({ current_password: 'old password 1', new_password: 'new password 1' })
  })
})
