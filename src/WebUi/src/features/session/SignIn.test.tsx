import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { open } from '../../../tests/app'
import { server } from '../../../tests/setup'
import { API, guest, guestPage, user } from '../../../tests/some'
import { safeReturn } from './return'

describe('signing in', () => {
  it('says what is wrong, then leads to where one wanted to go', async () => {
    let signedIn = false
    server.use(
      http.get(`${API}/auth/me`, () => (signedIn ? HttpResponse.json(user) : HttpResponse.json({ status: 401, code: 'unauthenticated' }, { status: 401 }))),
      http.get(`${API}/hypervisor/fleet/guests`, () => HttpResponse.json(guestPage([guest(1)]))),
      http.post(`${API}/auth/login`, async ({ request }) => {
        const body = (await request.json()) as { password: string; cookie: boolean }
        signedIn = body.password === 'right' && body.cookie
        return signedIn ? HttpResponse.json({ user }) : HttpResponse.json({ status: 401, detail: 'no' }, { status: 401 })
      }),
    )
    const { router } = open('/guests?q=web')
    await userEvent.type(await screen.findByLabelText(/User name/), 'ann')
    await userEvent.type(screen.getByLabelText(/^Password/), 'wrong{enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('User name or password is wrong')
    await userEvent.clear(screen.getByLabelText(/^Password/))
    await userEvent.type(screen.getByLabelText(/^Password/), 'right{enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/guests'))
    expect(router.state.location.search).toEqual({ q: 'web' })
  })
  it('offers the provider and says why it did not let someone in', async () => {
    server.use(
      http.get(`${API}/auth/me`, () => HttpResponse.json({ status: 401, code: 'unauthenticated' }, { status: 401 })),
      http.get(`${API}/auth/methods`, () => HttpResponse.json({ password: true, oidc: { name: 'Example login', login_url: '/api/v1/auth/oidc/login' } })),
    )
    open('/sign-in?failed=no_role&from=%2Fguests%3Fq%3Dweb')
    const link = await screen.findByRole('link', { name: 'Sign in with Example login' })
    expect(link.getAttribute('href')).toBe('/api/v1/auth/oidc/login?return_url=%2Fhypervisor%2Fguests%3Fq%3Dweb')
    expect(screen.getByRole('alert').textContent).toContain('Nobody gave you a role')
  })
  it('never leads to another site', () => {
    expect(safeReturn('/hypervisor/guests?q=a')).toBe('/guests?q=a')
    for (const bad of ['//evil.example', 'https://evil.example', '/\\evil.example', '/sign-in', undefined]) expect(safeReturn(bad)).toBe('/')
  })
})
