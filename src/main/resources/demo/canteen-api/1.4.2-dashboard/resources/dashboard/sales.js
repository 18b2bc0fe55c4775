export function salesTitle(sales) {
  return `Sales today: ${Number(sales).toFixed(2)}`;
}
