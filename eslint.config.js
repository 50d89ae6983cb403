import tseslint from 'typescript-eslint';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      '.tests/**',
      'node_modules/**',
      '.dependency-cruiser.cjs',
      'custom-elements.json',
      'var/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', 400],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['server/cli*.ts', 'server/cli/**', 'scripts/**', 'bench/**', 'demo/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['widgets/**/*.ts'],
    plugins: { lit, 'lit-a11y': litA11y },
    rules: { ...lit.configs['flat/recommended'].rules, ...litA11y.configs.recommended.rules },
  },
);
