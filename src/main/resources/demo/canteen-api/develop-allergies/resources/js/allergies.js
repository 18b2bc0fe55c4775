export const labels = ['gluten', 'milk', 'nuts'];
