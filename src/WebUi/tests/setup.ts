import { cleanup } from '@testing-library/react'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'

export const server = setupServer()

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => {
  cleanup()
  server.resetHandlers()
  localStorage.clear()
})
afterAll(() => server.close())

// What a browser has and happy-dom lacks or leaves at zero: without a height no virtual row would be drawn.
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, value: 640 })
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, value: 1200 })
HTMLElement.prototype.scrollIntoView = () => undefined
