import type { Problem } from './types'

/** What went wrong with a request, with what a person can do about it. */
export class AppError extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly errors: Record<string, string[]>
  readonly requestId: string | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(problem: Problem, retryAfterSeconds?: number) {
    super(problem.detail ?? problem.title ?? `HTTP ${problem.status}`)
    this.name = 'AppError'
    this.status = problem.status
    this.code = problem.code ?? 'unknown'
    this.title = problem.title ?? `HTTP ${problem.status}`
    this.errors = problem.errors ?? {}
    this.requestId = problem.request_id
    this.retryAfterSeconds = retryAfterSeconds
  }

  static from(error: unknown): AppError {
    if (error instanceof AppError) return error
    return new AppError({ status: 0, code: 'client', title: error instanceof Error ? error.name : 'Error', detail: String(error instanceof Error ? error.message : error) })
  }

  /** Worth asking again by itself: nothing answered, or the server said "later". */
  get isTransient(): boolean {
    return this.status === 0 ? this.code === 'network' : this.status === 503 || this.status === 429
  }
}
