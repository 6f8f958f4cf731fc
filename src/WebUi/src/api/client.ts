import { text } from '../text/en'
import { AppError } from './AppError'
import { session } from './session'
import type { Problem } from './types'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Query = Record<string, string | number | boolean | null | undefined>

export interface Options {
  query?: Query
  body?: unknown
  signal?: AbortSignal
  /** `throw`: a 401 is the caller's own business, as at sign-in. */
  onUnauthenticated?: 'renew' | 'throw'
  headers?: Record<string, string>
}

const BASE = '/api/v1'

export const url = (path: string, query: Query = {}) => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
  return BASE + path + (search ? `?${search}` : '')
}

export const path = (strings: TemplateStringsArray, ...values: (string | number)[]) =>
  strings.reduce((all, part, i) => all + encodeURIComponent(String(values[i - 1])) + part)

export const csrfToken = () => /(?:^|;\s*)hypervisor_csrf=([^;]*)/.exec(document.cookie)?.[1]

/** `fetch` with what every request of ours needs; answers of any status come back. */
export async function send(method: Method, path: string, { query, body, signal }: Options = {}, extra: HeadersInit = {}): Promise<Response> {
  const headers = new Headers(extra)
  if (!headers.has('Accept')) headers.set('Accept', 'application/json, application/problem+json')
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  const token = csrfToken()
  if (method !== 'GET' && token) headers.set('X-CSRF-Token', decodeURIComponent(token))
  try {
    return await fetch(url(path, query), {
      method,
      headers,
      credentials: 'same-origin',
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new AppError({ status: 0, code: 'network', title: text.error.network, detail: text.error.networkCure })
  }
}

export async function problemOf(response: Response): Promise<AppError> {
  const retryAfter = Number(response.headers.get('Retry-After'))
  const problem = await response.json().catch(() => null) as Problem | null
  const known = problem && typeof problem === 'object' ? problem : { status: response.status }
  return new AppError(
    { ...known, status: response.status, request_id: known.request_id ?? response.headers.get('X-Request-Id') ?? undefined },
    Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : undefined,
  )
}

async function request<T>(method: Method, path: string, options: Options = {}): Promise<T> {
  let response = await send(method, path, options, options.headers)
  if (response.status === 401 && options.onUnauthenticated !== 'throw') {
    await session.renew()
    response = await send(method, path, options, options.headers)
  }
  if (!response.ok) throw await problemOf(response)
  return (response.status === 204 || response.headers.get('Content-Length') === '0' ? undefined : await response.json()) as T
}

export const api = {
  get: <T>(path: string, options?: Options) => request<T>('GET', path, options),
  post: <T>(path: string, body?: unknown, options?: Options) => request<T>('POST', path, { ...options, body }),
  put: <T>(path: string, body: unknown, options?: Options) => request<T>('PUT', path, { ...options, body }),
  patch: <T>(path: string, body: unknown, options?: Options) => request<T>('PATCH', path, { ...options, body }),
  delete: <T = void>(path: string, options?: Options) => request<T>('DELETE', path, options),
}
