export function forecastTitle(forecast) {
  return `Expected tomorrow: ${forecast}`;
}
