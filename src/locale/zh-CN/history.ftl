# 上期未了事项
past-column-item = 事项
past-column-since = 始于
past-column-fate = 现状
past-carried = 上期未了事项
    .lead = 上期报告（{ $month }）列出的结论和未办事项，以及它们的去向；没有证据也没有数据说明的，列为未交代。
past-fate-open = 仍未完成
past-fate-unaccounted = 未交代
past-fate-evidence = 已关闭：{ $text }
past-fate-figure = 已关闭：本月 { $value }
past-fate-done = 已关闭：记录显示已办
remark-exemption = 豁免
remark-closing = 关闭依据
remark-note = 说明
remark-approver = 批准：{ $who }
remark-approver-unnamed = 有批准人（不公布姓名）
quality-exemption-ground = 依据与批准
quality-exemption-unapproved = 无批准依据
# 岗位，名字不公布时代替名字
post-technician = 技术服务人员
post-service = 客服人员
post-project_manager = 项目经理
post-shop_agent = 网店客服
post-shop_manager = 店长
post-leader = 高层领导
post-senior_engineer = 资深工程师
post-manager = 分管经理
