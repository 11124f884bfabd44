import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme";
import { defineAsyncComponent } from "vue";
import "./colours.css";

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    // The editor is a quarter of a megabyte, which no other page needs.
    app.component(
      "Playground",
      defineAsyncComponent(() => import("../../playground/Playground.vue")),
    );
  },
} satisfies Theme;
