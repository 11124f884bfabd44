import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme";
import { defineAsyncComponent } from "vue";
import "./colours.css";

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    // No other page needs the linter and the editor: 300 kB (gzip).
    app.component(
      "Playground",
      defineAsyncComponent(() => import("../../playground/Playground.vue")),
    );
  },
} satisfies Theme;
