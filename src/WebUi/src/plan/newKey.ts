/** A random key. `crypto.randomUUID` is missing where the page came over plain HTTP from another machine. */
export const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
