-- Run by neovim.mjs, headless, in the folder of an app: opens a request, and prints as one line of JSON what the
-- language server does there. Written for the Neovim of Debian (0.7), whose LSP functions later ones still have.
local command = vim.env.TEAMSLINT_COMMAND
local found = {}

local function request(method, line, character, more)
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(0) },
    position = { line = line, character = character },
  }
  for key, value in pairs(more or {}) do params[key] = value end
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000) or {}
  for _, answer in pairs(answers) do return answer.result end
end

vim.cmd("edit notifications/task-done.json")
local client = vim.lsp.start_client({
  name = "teamslint",
  cmd = { vim.env.TEAMSLINT_NODE, command, "lsp" },
  root_dir = vim.fn.getcwd(),
  workspace_folders = { { uri = vim.uri_from_fname(vim.fn.getcwd()), name = "app" } },
})
vim.lsp.buf_attach_client(0, client)

vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
found.diagnostics = {}
for _, each in ipairs(vim.diagnostic.get(0)) do
  table.insert(found.diagnostics, { line = each.lnum, message = each.message, source = each.source })
end

local at = vim.diagnostic.get(0)[1] or { lnum = 0, col = 0 }
local range = {
  start = { line = at.lnum, character = at.col },
  ["end"] = { line = at.lnum, character = at.col },
}
local actions = request("textDocument/codeAction", at.lnum, at.col, {
  range = range,
  context = { diagnostics = {} },
}) or {}
found.actions = {}
for _, action in ipairs(actions) do table.insert(found.actions, action.title) end
if actions[1] then
  vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
  vim.wait(20000, function() return #vim.diagnostic.get(0) == 0 end, 50)
end
found.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
found.left = #vim.diagnostic.get(0)

local hover = request("textDocument/hover", at.lnum, at.col + 3)
found.hover = hover and hover.contents.value
local definition = request("textDocument/definition", at.lnum, at.col + 3) or {}
found.definition = definition[1] and definition[1].uri

io.stdout:write(vim.fn.json_encode(found) .. "\n")
vim.lsp.stop_client(client)
vim.cmd("qall!")
