-- Run by test_lsp_neovim.py inside Neovim, 0.7 and later: opens a draft, waits for the
-- diagnostics, applies the action whose title is told, saves, and writes down what it saw.
local told = vim.fn.json_decode(vim.env.NEWSLINT_TOLD)
local seen = {}
local limit = 120000

local function shown()
  local found = {}
  for _, item in ipairs(vim.diagnostic.get(0)) do
    local words = vim.api.nvim_buf_get_text(0, item.lnum, item.col, item.end_lnum, item.end_col, {})
    table.insert(found, {
      line = item.lnum,
      column = item.col,
      words = table.concat(words, '\n'),
      message = item.message,
      severity = item.severity,
      source = item.source,
    })
  end
  return found
end

local function main()
  vim.cmd('edit ' .. vim.fn.fnameescape(told.file))
  local start = { name = 'newslint', cmd = told.command, root_dir = told.root, init_options = told.options }
  local id = vim.lsp.start_client and vim.lsp.start_client(start) or vim.lsp.start(start, { attach = false })
  vim.lsp.buf_attach_client(0, id)
  seen.came = vim.wait(limit, function() return #vim.diagnostic.get(0) > 0 end, 20)
  seen.before = shown()

  local client = vim.lsp.get_client_by_id(id)
  local first = vim.diagnostic.get(0)[1]
  vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
  local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
  params.context = { diagnostics = {} }
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, limit)
  seen.titles = {}
  for _, action in ipairs(answers[id].result) do
    table.insert(seen.titles, action.title)
    if action.title == told.title then
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
    end
  end
  seen.went = vim.wait(limit, function() return #vim.diagnostic.get(0) == told.left end, 20)
  seen.after = shown()
  vim.cmd('write')
end

local sound, problem = pcall(main)
seen.problem = not sound and tostring(problem) or nil
vim.fn.writefile({ vim.fn.json_encode(seen) }, told.report)
vim.cmd('qall!')
